package org.hled.api.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Puts together whole changes from four streams that are read side by side: what it gives out leads from the state
 * after one change to the state after another, never to a mix. For one thread.
 *
 * <p>Each record tells how many records of its change there are on each stream; in each stream versions never decrease.
 * While nothing is missing, changes come out one by one. But the streams are compacted: a record that a later one
 * supersedes may be gone, and with it, perhaps, a whole version. The state after a version with a gap cannot be built,
 * only that at the end of the streams. So wherever something is missing (and at the start, where it nearly always is),
 * records are only collected until the reader says that it stands {@linkplain #atEnd() at the end}; then all of them
 * come out as one change. Of those with the same subject only the last is kept meanwhile: a topic that has not been compacted
 * for long may have a hundred records of each.
 *
 * <p>A change that is not complete at the end of the streams is on its way: the markers of one transaction appear on
 * one topic before the other.
 *
 * @param <R> what a record is
 */
public final class ChangeAssembler<R> {

    private static final long NONE = -1;

    private final Function<R, ?> subject;
    private final TreeMap<Long, Pending<R>> pending = new TreeMap<>();
    private final Map<Slot, Pending<R>> collected = new HashMap<>();
    private final Map<Stream, Long> last = new EnumMap<>(Stream.class);
    private final List<R> late = new ArrayList<>();

    private long applied;
    private Instant asOf;
    private boolean behind = true;
    private long target = NONE;

    /** @param subject what a record says something of: on its stream, a later one of the same replaces it */
    public ChangeAssembler(Function<R, ?> subject) {
        this.subject = subject;
    }

    /**
     * Takes the next record of a stream.
     *
     * @throws IllegalStateException if its version is lower than that of the record before it on the stream
     */
    public void add(Stream stream, ChangeMark mark, R record) {
        long before = last.getOrDefault(stream, 0L);
        if (mark.version() < before) {
            throw new IllegalStateException("after version %d there comes version %d, which is lower, among the %s"
                    .formatted(before, mark.version(), stream));
        }
        last.put(stream, mark.version());
        if (mark.version() <= applied) {
            // It was taken as missing: see settle().
            late.add(record);
        } else {
            collect(
                    pending.computeIfAbsent(mark.version(), version -> new Pending<>(mark)),
                    new Slot(stream, subject.apply(record)),
                    record);
        }
    }

    private void collect(Pending<R> change, Slot slot, R record) {
        change.add(slot, record);
        if (behind && target == NONE) {
            Pending<R> before = collected.put(slot, change);
            if (before != null && before != change) {
                before.records.remove(slot);
            }
        }
    }

    /** All records that stood on the streams a moment ago have been added. */
    public void atEnd() {
        if (behind && target == NONE) {
            if (pending.isEmpty()) {
                behind = false;
            } else {
                aimAt(pending.lastKey());
            }
        }
    }

    /** What is still missing is not coming: everything added is taken as whole. */
    public void settle() {
        if (!pending.isEmpty()) {
            behind = true;
            aimAt(pending.lastKey());
            pending.get(target).settled = true;
        }
    }

    /** All up to this version comes out as one; what comes after it must replace nothing of that. */
    private void aimAt(long version) {
        target = version;
        collected.clear();
    }

    /** The next whole change; empty if nothing is whole for now. */
    public Optional<WholeChange<R>> next() {
        if (!late.isEmpty()) {
            var change = new WholeChange<>(applied, asOf, late);
            late.clear();
            return Optional.of(change);
        }
        if (!behind && !pending.isEmpty()) {
            long first = pending.firstKey();
            switch (first == applied + 1 ? standing(first) : Standing.BROKEN) {
                case WHOLE -> {
                    return Optional.of(takeThrough(first));
                }
                case BROKEN -> behind = true;
                case COMING -> {
                    return Optional.empty();
                }
            }
        }
        if (behind && target != NONE) {
            switch (standing(target)) {
                case WHOLE -> {
                    long whole = target;
                    behind = false;
                    target = NONE;
                    return Optional.of(takeThrough(whole));
                }
                case BROKEN -> target = NONE;
                case COMING -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Whether records are being collected until the streams' end. */
    public boolean isBehind() {
        return behind;
    }

    /** The version up to which changes have been given out; 0 before the first. */
    public long applied() {
        return applied;
    }

    /** The highest version of which a record has been added; 0 before the first. */
    public long seen() {
        return pending.isEmpty() ? applied : pending.lastKey();
    }

    private Standing standing(long version) {
        Pending<R> change = pending.get(version);
        Standing standing = Standing.WHOLE;
        for (Stream stream : Stream.values()) {
            if (!change.settled && change.counted(stream) < change.mark.expected(stream)) {
                if (last.getOrDefault(stream, 0L) > version) {
                    return Standing.BROKEN;
                }
                standing = Standing.COMING;
            }
        }
        return standing;
    }

    private WholeChange<R> takeThrough(long version) {
        List<R> records = new ArrayList<>();
        var taken = pending.headMap(version, true);
        for (Pending<R> change : taken.values()) {
            records.addAll(change.records.values());
            asOf = change.mark.asOf();
        }
        taken.clear();
        applied = version;
        return new WholeChange<>(version, asOf, records);
    }

    /** What one record of a change can fill. */
    private record Slot(Stream stream, Object subject) {}

    private enum Standing {
        /** All of its records are here. */
        WHOLE,
        /** Some are still to be read. */
        COMING,
        /** Some are gone for good. */
        BROKEN
    }

    private static final class Pending<R> {
        private final ChangeMark mark;
        private final Map<Stream, Integer> counts = new EnumMap<>(Stream.class);
        private final Map<Slot, R> records = new LinkedHashMap<>();
        private boolean settled;

        private Pending(ChangeMark mark) {
            this.mark = mark;
        }

        private void add(Slot slot, R record) {
            counts.merge(slot.stream(), 1, Integer::sum);
            records.put(slot, record);
        }

        private int counted(Stream stream) {
            return counts.getOrDefault(stream, 0);
        }
    }
}
