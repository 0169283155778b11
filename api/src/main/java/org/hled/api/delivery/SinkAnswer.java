package org.hled.api.delivery;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.hled.api.delivery.sink.Sink;

/**
 * How the delivery to a sink stands.
 *
 * @param kind alertmanager, events or digest
 * @param host where it is reached; the rest of its URL may be secret
 * @param state delivering; failing: the last attempt failed; dead: for more than an hour or ten attempts, and still tried;
 *     standby: no replica has begun yet
 * @param pending how many transitions are still to be delivered
 * @param failingSince ISO 8601, UTC; null if it is not failing
 * @param attempts how many have failed since
 * @param lastError why the last one failed; null if it did not
 * @param lastDelivered what was delivered last; null before the first
 */
@Serdeable
record SinkAnswer(
        String name,
        String kind,
        String host,
        String state,
        long pending,
        @Nullable String failingSince,
        int attempts,
        @Nullable String lastError,
        @Nullable Delivered lastDelivered) {

    static SinkAnswer of(Sink sink, String word, long pending, DeliveryState state) {
        return new SinkAnswer(
                sink.name(),
                sink.kind(),
                sink.host(),
                word,
                pending,
                state.failingSince().map(Instant::toString).orElse(null),
                state.attempts(),
                state.lastError().orElse(null),
                state.last()
                        .map(last -> new Delivered(last.id(), last.at().toString()))
                        .orElse(null));
    }

    /** Id of a transition or digest, and when it was accepted: ISO 8601, UTC. */
    @Serdeable
    record Delivered(String id, String at) {}
}
