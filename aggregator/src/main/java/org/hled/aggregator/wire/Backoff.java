package org.hled.aggregator.wire;

import java.time.Duration;

/** Waits longer each time, up to a bound, until what was waited for has come. For one thread. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Sleeper sleeper;
    private Duration next = FIRST;

    /** How a thread waits; tests do not. */
    @FunctionalInterface
    public interface Sleeper {
        /** Waits for so long; false if it is no use, because the process stops. */
        boolean sleep(Duration duration);
    }

    public Backoff(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Waits; false if it is no use to go on. */
    public boolean await() {
        Duration duration = next;
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return sleeper.sleep(duration);
    }

    /** It has come: the next wait is a short one again. */
    public void reset() {
        next = FIRST;
    }
}
