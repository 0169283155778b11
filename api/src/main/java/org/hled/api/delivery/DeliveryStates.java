package org.hled.api.delivery;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.hled.api.delivery.sink.AlertJson;
import org.hled.api.delivery.sink.Sink;
import org.hled.api.delivery.sink.Sinks;
import org.hled.api.http.ProblemException;
import org.hled.api.kafka.CommittedOffsets;
import org.hled.api.log.BackwardLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the delivery to each sink stands, whichever replica delivers: it reads what the couriers have committed. */
@Singleton
final class DeliveryStates {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStates.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final List<Sink> sinks;
    private final CommittedOffsets offsets;
    private final BackwardLog<AlertJson> log;
    private final ObjectMapper json;

    DeliveryStates(Sinks sinks, CommittedOffsets offsets, BackwardLog<AlertJson> log, ObjectMapper json) {
        this.sinks = sinks.create();
        this.offsets = offsets;
        this.log = log;
        this.json = json;
    }

    boolean hasSinks() {
        return !sinks.isEmpty();
    }

    /**
     * The state of each sink.
     *
     * @throws ProblemException if the broker or the registry does not answer
     */
    List<SinkAnswer> at(Instant now) {
        if (sinks.isEmpty()) {
            return List.of();
        }
        List<String> groups =
                sinks.stream().map(sink -> Courier.group(sink.name())).toList();
        Map<String, OffsetAndMetadata> committed;
        try {
            committed = offsets.of(groups, Round.PARTITION);
        } catch (KafkaException e) {
            LOG.warn("The states of the deliveries cannot be read: {}", e.getMessage());
            throw ProblemException.busy("The broker does not answer; try again.", RETRY_AFTER);
        }
        return sinks.stream()
                .map(sink -> answer(sink, Optional.ofNullable(committed.get(Courier.group(sink.name()))), now))
                .toList();
    }

    private SinkAnswer answer(Sink sink, Optional<OffsetAndMetadata> committed, Instant now) {
        DeliveryState state =
                committed.map(offset -> StateJson.read(json, offset.metadata())).orElse(DeliveryState.INITIAL);
        long pending = log.countFrom(committed.map(OffsetAndMetadata::offset).orElse(0L));
        String word = committed.isEmpty() ? "standby" : word(state, now);
        return SinkAnswer.of(sink, word, pending, state);
    }

    private static String word(DeliveryState state, Instant now) {
        if (!state.isFailing()) {
            return "delivering";
        }
        return state.isDead(now) ? "dead" : "failing";
    }
}
