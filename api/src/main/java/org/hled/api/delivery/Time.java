package org.hled.api.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The clocks of the delivery.
 *
 * @param clock the time of day, for what others read
 * @param nanoTime a time in nanoseconds that never goes back, for waits
 */
record Time(InstantSource clock, LongSupplier nanoTime) {

    static Time ofTheMachine() {
        return new Time(InstantSource.system(), System::nanoTime);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    long nanos() {
        return nanoTime.getAsLong();
    }
}
