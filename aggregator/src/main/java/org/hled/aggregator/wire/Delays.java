package org.hled.aggregator.wire;

import java.time.Duration;

/** How long to wait for something outside: longer each time, up to a bound. For one thread. */
public final class Delays {

    /** The longest. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration FIRST = Duration.ofMillis(100);

    private Duration next = FIRST;

    /** How long this time. */
    public Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return now;
    }

    /** It has come: the next one is short again. */
    public void reset() {
        next = FIRST;
    }
}
