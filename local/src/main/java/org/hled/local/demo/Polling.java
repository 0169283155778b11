package org.hled.local.demo;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Waits between two questions to the API.
 *
 * @param pause how long
 * @param cancelled whether to give up
 */
record Polling(Duration pause, BooleanSupplier cancelled) {

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
