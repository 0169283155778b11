package org.hled.api.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far the figures are behind what the aggregator has published, and why. The reader tells it; requests ask it. What
 * the aggregator itself has not taken in yet is for {@link PulseWatch}.
 */
@Singleton
public final class Freshness {

    /** Figures that were not known to be current within this time are stale. */
    public static final Duration ALLOWED = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong decodeFaults = new AtomicLong();
    private volatile long currentAt;
    private volatile boolean everCurrent;
    private volatile String obstacle;

    @Inject
    public Freshness() {
        this(System::nanoTime);
    }

    Freshness(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The clock it judges by, in nanoseconds; only differences have a meaning. */
    public long now() {
        return nanoTime.getAsLong();
    }

    /** The figures contain all that had been published at that time of {@link #now()}. */
    public void currentAsOf(long time) {
        currentAt = time;
        everCurrent = true;
    }

    /** Something is in the reader's way; a sentence for people, without secrets. */
    public void blockedBy(String reason) {
        obstacle = reason;
    }

    /** Nothing is in the reader's way. */
    public void unblocked() {
        obstacle = null;
    }

    /** How many records had been published and not been read at the last look. */
    public void setLag(long records) {
        lag.set(records);
    }

    /** A value on our own topics could not be read. */
    public void decodeFault() {
        decodeFaults.incrementAndGet();
    }

    public long lag() {
        return lag.get();
    }

    public long decodeFaults() {
        return decodeFaults.get();
    }

    /** What is in the reader's way; empty if nothing is. */
    public Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** Whether the figures may be more than {@link #ALLOWED} behind. */
    public boolean isStale() {
        return !everCurrent || now() - currentAt > ALLOWED.toNanos();
    }
}
