package org.hled.bench.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Notes when a consumer group first has its partitions: of engines that do not say so themselves. Of those that do, the broker is
 * asked no further, which would cost them.
 */
final class GroupWatch implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final Broker broker;
    private final String group;
    private final BooleanSupplier said;
    private final Thread thread;
    private volatile long stableAt;
    private volatile boolean closed;

    /** @param said whether the engine has said so itself */
    GroupWatch(Broker broker, String group, BooleanSupplier said) {
        this.broker = broker;
        this.group = group;
        this.said = said;
        this.thread = Thread.ofPlatform().daemon().name("group-watch").start(this::watch);
    }

    /** When that was, by {@link System#nanoTime}; 0 if it has not been yet. */
    long stableAt() {
        return stableAt;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!closed && stableAt == 0 && !said.getAsBoolean()) {
            if (broker.isStable(group)) {
                stableAt = System.nanoTime();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
