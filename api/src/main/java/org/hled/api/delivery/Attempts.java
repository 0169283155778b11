package org.hled.api.delivery;

import java.time.Duration;
import java.util.Optional;
import org.hled.api.delivery.sink.Answer;
import org.hled.api.delivery.sink.Outgoing;
import org.hled.api.delivery.sink.Poster;
import org.hled.api.delivery.sink.Sink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is to be sent, and knows how that stands and when to try again. For one thread. */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Sink sink;
    private final Poster poster;
    private final Time time;
    private final Backoff backoff;
    private final SinkMeters meters;

    private DeliveryState state = DeliveryState.INITIAL;
    private long nextAttempt;

    Attempts(Sink sink, Poster poster, Time time, Backoff backoff, SinkMeters meters) {
        this.sink = sink;
        this.poster = poster;
        this.time = time;
        this.backoff = backoff;
        this.meters = meters;
        this.nextAttempt = time.nanos();
    }

    DeliveryState state() {
        return state;
    }

    /** Goes on from a state; the first attempt is due at once. */
    void resume(DeliveryState from) {
        change(from);
        nextAttempt = time.nanos();
    }

    void change(DeliveryState to) {
        state = to;
        meters.failing(to.isFailing());
    }

    /** Whether an attempt may be made now. */
    boolean isDue() {
        return time.nanos() - nextAttempt >= 0;
    }

    /**
     * Makes an attempt.
     *
     * @return whether the receiver has accepted it; else another attempt is due after a while
     */
    boolean send(Outgoing outgoing) throws InterruptedException {
        return switch (poster.post(outgoing)) {
            case Answer.Accepted() -> {
                accepted(outgoing);
                yield true;
            }
            case Answer.Failed(var reason, var retryAfter) -> {
                meters.failed();
                failed(reason, retryAfter);
                yield false;
            }
        };
    }

    private void accepted(Outgoing outgoing) {
        if (state.isFailing()) {
            LOG.info("Delivery to {} works again after {} failed attempts", sink.name(), state.attempts());
        }
        meters.delivered();
        DeliveryState after = state.recovered();
        if (outgoing.id().isPresent()) {
            after = after.delivered(outgoing.id().get(), time.now());
        }
        if (outgoing.digest().isPresent()) {
            after = after.withDigest(outgoing.digest());
        }
        change(after);
    }

    /** Something is in the way that is not the receiver's fault; another attempt is due after a while. */
    void obstructed(String reason) {
        failed(reason, Optional.empty());
    }

    private void failed(String reason, Optional<Duration> retryAfter) {
        change(state.failed(time.now(), reason));
        Duration wait = backoff.wait(state.attempts(), sink.longestWait(), retryAfter);
        nextAttempt = time.nanos() + wait.toNanos();
        LOG.warn(
                "Delivery to {} failed, attempt {}: {} Again in {} s",
                sink.name(),
                state.attempts(),
                reason,
                Math.round(wait.toMillis() / 1000.0));
    }
}
