package org.hled.api.figures;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** The figures as they are now: a request sees one version of them, whole. */
@Singleton
public final class LiveFigures {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Freshness freshness;

    private Figures figures = new Figures();
    private volatile Optional<Stamp> stamp = Optional.empty();

    public LiveFigures(Freshness freshness) {
        this.freshness = freshness;
    }

    /**
     * Reads the figures while they stand still. What is made of them must not keep hold of them.
     *
     * @throws NotReadyException if the topics have not been read to their end yet
     */
    public <T> T read(Function<View, T> reading) {
        lock.readLock().lock();
        try {
            Stamp current = stamp.orElseThrow(() -> new NotReadyException(freshness.obstacle()));
            return reading.apply(new View(current, freshness.isStale(), figures));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Which state of the figures is shown; empty before the first. */
    public Optional<Stamp> stamp() {
        return stamp;
    }

    /** Shows that nothing has been published yet. */
    public void showNothing() {
        replace(new Figures(), Stamp.EMPTY);
    }

    /** Shows what has been read from the topics' beginning, instead of what was shown before. */
    public void show(WholeChange<Row> everything) {
        Figures other = new Figures();
        everything.records().forEach(other::apply);
        replace(other, new Stamp(everything.version(), Optional.ofNullable(everything.asOf()), 0));
    }

    /** Applies a change to the figures shown. */
    public void apply(WholeChange<Row> change) {
        lock.writeLock().lock();
        try {
            change.records().forEach(figures::apply);
            stamp = stamp.map(before -> before.after(change));
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void replace(Figures other, Stamp otherStamp) {
        lock.writeLock().lock();
        try {
            figures = other;
            stamp = Optional.of(otherStamp);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * The figures as a request sees them.
     *
     * @param stale whether they may be behind what has been published
     */
    public record View(Stamp stamp, boolean stale, Figures figures) {

        /** When the broker received the latest report in them: ISO 8601, UTC; null if there is none yet. */
        @Nullable
        public String asOf() {
            return stamp.asOf().map(Instant::toString).orElse(null);
        }
    }
}
