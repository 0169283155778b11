package org.hled.aggregator.wire;

import java.time.Duration;

/** Waits longer each time, up to a bound, until what was waited for has come. For one thread. */
public final class Backoff {

    private final Sleeper sleeper;
    private final Delays delays = new Delays();

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
        return sleeper.sleep(delays.next());
    }

    /** It has come: the next wait is a short one again. */
    public void reset() {
        delays.reset();
    }
}
