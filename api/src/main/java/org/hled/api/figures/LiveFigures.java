package org.hled.api.figures;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** The figures as they are now: a request sees one version of them, whole. */
@Singleton
public final class LiveFigures {

    /** Enough for some 200,000 totals that have changed since the service began. */
    private static final long RECENT_BYTES = 64L << 20;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Freshness freshness;
    private final PulseWatch pulses;
    private final RecentChanges recent;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private Figures figures = new Figures();
    private volatile Optional<Stamp> stamp = Optional.empty();
    private volatile Optional<State> state = Optional.empty();
    /** The last pulse that speaks of the figures shown, or of earlier ones. */
    private Optional<Pulse> reached = Optional.empty();

    @Inject
    public LiveFigures(Freshness freshness, PulseWatch pulses) {
        this(freshness, pulses, RECENT_BYTES);
    }

    LiveFigures(Freshness freshness, PulseWatch pulses, long recentBytes) {
        this.freshness = freshness;
        this.pulses = pulses;
        this.recent = new RecentChanges(recentBytes);
    }

    /** Calls this after each change, in the thread that has applied it: it must be short. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
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
            return reading.apply(new View(current, asOf(current), staleness(), figures, state.orElseThrow(), recent));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What is shown now, without waiting for anybody; empty before the first figures. */
    public Optional<State> state() {
        return state;
    }

    /** Which state of the figures is shown; empty before the first. */
    public Optional<Stamp> stamp() {
        return stamp;
    }

    /** The time up to which the figures shown contain everything; empty before the first, or where it is not known. */
    public Optional<Instant> asOf() {
        lock.readLock().lock();
        try {
            return stamp.flatMap(this::asOf);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What the figures may be missing. */
    public Staleness staleness() {
        if (pulses.isSilent()) {
            return Staleness.SILENT;
        }
        return freshness.isStale() ? Staleness.BEHIND : Staleness.CURRENT;
    }

    /** Takes a sign of life of the pipeline. */
    public void hear(Pulse pulse) {
        lock.writeLock().lock();
        try {
            pulses.hear(pulse);
            reachPulse();
        } finally {
            lock.writeLock().unlock();
        }
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
            boolean takesOut = change.records().stream().anyMatch(figures::isTakenOut);
            change.records().forEach(figures::apply);
            stamp = stamp.map(before -> before.after(change));
            stamp.ifPresent(after -> {
                if (takesOut) {
                    // That something is no longer there can be told only by telling everything again.
                    recent.startOver(after);
                } else {
                    recent.add(after, change);
                }
            });
            reachPulse();
        } finally {
            lock.writeLock().unlock();
        }
        listeners.forEach(Runnable::run);
    }

    private void replace(Figures other, Stamp otherStamp) {
        lock.writeLock().lock();
        try {
            figures = other;
            Stamp anew = otherStamp.anewAfter(stamp);
            stamp = Optional.of(anew);
            recent.startOver(anew);
            // A pulse of another reading may speak of figures that are no longer these.
            reached = Optional.empty();
            reachPulse();
        } finally {
            lock.writeLock().unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /** A pulse comes on a topic of its own, perhaps before the change that it speaks of. */
    private void reachPulse() {
        pulses.latest()
                .filter(pulse -> stamp.filter(shown -> shown.version() >= pulse.version())
                        .isPresent())
                .ifPresent(pulse -> reached = Optional.of(pulse));
        state = stamp.map(current -> new State(current, asOf(current)));
    }

    private Optional<Instant> asOf(Stamp current) {
        return reached.map(Pulse::asOf)
                .filter(time -> current.asOf().filter(time::isBefore).isEmpty())
                .or(current::asOf);
    }

    /**
     * What an answer was made of. Each change and each pulse makes another one, so two are the same only if they are one
     * object.
     *
     * @param time up to which the figures contain everything; empty where it is not known
     */
    public record State(Stamp stamp, Optional<Instant> time) {}

    /**
     * The figures as a request sees them.
     *
     * @param time up to which they contain everything; empty where it is not known
     * @param staleness what they may be missing
     * @param state what they are of
     * @param recent what has changed since when
     */
    public record View(
            Stamp stamp,
            Optional<Instant> time,
            Staleness staleness,
            Figures figures,
            State state,
            RecentChanges recent) {

        /** All that the broker had received before then is in them: ISO 8601, UTC; null where it is not known yet. */
        @Nullable
        public String asOf() {
            return time.map(Instant::toString).orElse(null);
        }

        /** Whether they may be behind what has been published. */
        public boolean stale() {
            return staleness != Staleness.CURRENT;
        }
    }
}
