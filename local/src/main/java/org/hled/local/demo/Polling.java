package org.hled.local.demo;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Waits between two questions to the API.
 *
 * @param pause how long
 * @param cancelled whether to give up
 * @param nanoTime by which it is told how long it has taken
 */
record Polling(Duration pause, BooleanSupplier cancelled, LongSupplier nanoTime) {

    Polling(Duration pause, BooleanSupplier cancelled) {
        this(pause, cancelled, System::nanoTime);
    }

    /** @throws CancellationException if there is no use in going on */
    void pauseOnce() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the stack is stopping");
        }
    }
}
