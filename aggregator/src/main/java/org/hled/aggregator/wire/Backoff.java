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
        void sleep(Duration duration) throws InterruptedException;

        static Sleeper ofThread() {
            return Thread::sleep;
        }
    }

    public Backoff(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Waits. An interrupt ends the waiting and stays set. */
    public void await() {
        try {
            sleeper.sleep(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    }

    /** It has come: the next wait is a short one again. */
    public void reset() {
        next = FIRST;
    }
}
