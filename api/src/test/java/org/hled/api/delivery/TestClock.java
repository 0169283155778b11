package org.hled.api.delivery;

import java.time.Duration;
import java.time.Instant;

/** Clocks that one thread advances, the test's. */
final class TestClock {

    private volatile Instant now = Instant.parse("2024-06-20T00:00:00Z");
    private volatile long nanos;

    void advance(Duration duration) {
        now = now.plus(duration);
        nanos += duration.toNanos();
    }

    Instant now() {
        return now;
    }

    Time time() {
        return new Time(() -> now, () -> nanos);
    }
}
