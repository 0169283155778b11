package org.hled.bench.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hled.local.fault.Fault;

/** A time by which something must have come about. */
final class Deadline {

    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final Duration limit;
    private final long end;

    Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** @throws Fault if it has passed; the message says what is missing */
    void check(Supplier<String> missing) {
        if (System.nanoTime() > end) {
            throw new Fault("not done after %d s: %s".formatted(limit.toSeconds(), missing.get()));
        }
    }

    /** Lets a few milliseconds pass. */
    static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
