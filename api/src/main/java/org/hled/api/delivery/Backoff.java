package org.hled.api.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait after an attempt that failed: twice as long each time, and never quite the same for two. */
final class Backoff {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** A receiver may ask for so long a wait, not for a longer one. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(5);
    /** After so many doublings every wait is the longest. */
    private static final int MOST_DOUBLINGS = 20;

    private static final double JITTER = 0.25;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait before the next attempt.
     *
     * @param attempts how many have failed, 1 or more
     * @param longest the longest wait, unless the receiver asks for a longer one
     * @param askedFor the wait that the receiver asks for
     */
    Duration wait(int attempts, Duration longest, Optional<Duration> askedFor) {
        Duration doubled = min(SHORTEST.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS)), longest);
        long nanos = (long) (doubled.toNanos() * (1 - JITTER * random.nextDouble()));
        Duration wait = max(Duration.ofNanos(nanos), SHORTEST);
        return askedFor.map(asked -> max(wait, min(asked, LONGEST_ASKED_FOR))).orElse(wait);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
