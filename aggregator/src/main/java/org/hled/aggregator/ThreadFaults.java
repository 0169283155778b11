package org.hled.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hled.aggregator.wire.Delays;

/**
 * The faults of an application's threads that should pass: how long to wait before another thread takes the place of one that has
 * failed, and what is to be said of it. Where one fault follows the other, each wait is as long as that has gone on, up to a bound;
 * threads that fail together wait no longer than one alone. For several threads.
 */
final class ThreadFaults {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    /**
     * After so long without one, the next has nothing to do with those before. Longer than it takes a new thread to fail again, which
     * may have to wait for the session of the one before, 10 s.
     */
    private static final Duration CALM = Duration.ofSeconds(30);

    private static final int MOST_CAUSES = 20;

    private final InstantSource clock;
    private Fault last;

    /** @param since when the first one was that this one has followed */
    private record Fault(Instant since, Instant at, String reason) {}

    ThreadFaults(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes note of one. Gives how long to wait. */
    synchronized Duration note(Throwable cause) {
        Instant now = clock.instant();
        Instant since = lately(now).map(Fault::since).orElse(now);
        last = new Fault(since, now, reason(cause));
        Duration lasting = Duration.between(since, now);
        return Collections.max(List.of(SHORTEST, Collections.min(List.of(lasting, Delays.LONGEST))));
    }

    /** What is to be said of it, for people; empty where there was none lately. */
    synchronized Optional<String> remark() {
        return lately(clock.instant())
                .map(fault -> "a thread failed at %s and is replaced: %s"
                        .formatted(fault.at().truncatedTo(ChronoUnit.SECONDS), fault.reason()));
    }

    /** Whoever sets the clock back does not make it lately again for an hour. */
    private Optional<Fault> lately(Instant now) {
        return Optional.ofNullable(last)
                .filter(fault -> Duration.between(fault.at(), now).abs().compareTo(CALM) <= 0);
    }

    /** Streams wraps what the brokers have answered, and says of it only where it was. */
    private static String reason(Throwable fault) {
        return Stream.iterate(fault, at -> at != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .reduce((outer, inner) -> inner)
                .orElseThrow()
                .toString();
    }
}
