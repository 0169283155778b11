package org.hled.api.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hled.api.figures.TotalKey;

/**
 * Where in the history each figure of each version stands, without the figures themselves. Versions grow with offsets, so
 * a record takes 8 bytes, its offset; which version it is of is known once for all records of a change, in 24 bytes.
 */
final class HistoryIndex {

    private static final byte UNASKED = 0;
    private static final byte WANTED = 1;
    private static final byte UNWANTED = 2;

    private final Map<TotalKey, Figure> figures = new HashMap<>();
    private final List<Figure> byNumber = new ArrayList<>();
    /** The texts of keys repeat each other: each is kept once. */
    private final Map<String, String> texts = new HashMap<>();

    /** Of each change, its version, the offset of its first record, and when it was, in milliseconds since 1970. */
    private final Longs versions = new Longs();

    private final Longs starts = new Longs();
    private final Longs times = new Longs();

    /** Of each correction, its offset, that of the figure's record before, and the number of the figure. */
    private final Longs corrections = new Longs();

    private final Longs befores = new Longs();
    private final Longs corrected = new Longs();

    private long beginning;
    private long end;

    /** Says where the topic begins, before the first record is taken: what was before that was deleted. */
    synchronized void startAt(long first) {
        beginning = first;
    }

    /**
     * Takes the next record.
     *
     * @param isCorrection whether part of the change is one; where no earlier record of the figure is known, nothing that
     *     has been shown is corrected
     * @throws IllegalStateException if it is of an earlier version than the one before
     */
    synchronized void add(long offset, TotalKey key, long version, Instant updatedAt, boolean isCorrection) {
        if (versions.isEmpty() || version > versions.last()) {
            versions.add(version);
            starts.add(offset);
            times.add(updatedAt.toEpochMilli());
        } else if (version < versions.last()) {
            throw new IllegalStateException(
                    "it is of version %d, and stands after one of version %d".formatted(version, versions.last()));
        }
        Figure figure = figures.get(key);
        if (figure == null) {
            figure = new Figure(compact(key), byNumber.size(), new Longs());
            figures.put(figure.key, figure);
            byNumber.add(figure);
        }
        if (isCorrection && !figure.offsets.isEmpty()) {
            corrections.add(offset);
            befores.add(figure.offsets.last());
            corrected.add(figure.number);
        }
        figure.offsets.add(offset);
        end = offset + 1;
    }

    /** Forgets what the topic no longer has. */
    synchronized void forgetBefore(long first) {
        if (first <= beginning) {
            return;
        }
        beginning = first;
        byNumber.forEach(figure -> figure.offsets.dropFirst(figure.offsets.countBelow(first)));
        // A correction of which only one side is left says nothing; it may stand after one of which both are.
        BitSet whole = new BitSet();
        for (int i = 0; i < befores.size(); i++) {
            whole.set(i, befores.get(i) >= first);
        }
        corrections.retain(whole);
        befores.retain(whole);
        corrected.retain(whole);
        // Of the change that the beginning lies in, a part may be left.
        int changes = Math.max(0, starts.countBelow(first + 1) - 1);
        versions.dropFirst(changes);
        starts.dropFirst(changes);
        times.dropFirst(changes);
    }

    /** Where a figure is as it stood after the change of this version. */
    synchronized Place at(TotalKey key, long version) {
        Figure figure = figures.get(key);
        if (figure == null || figure.offsets.isEmpty()) {
            return new Place.Unmentioned(firstVersion(), Instant.ofEpochMilli(times.isEmpty() ? 0 : times.get(0)));
        }
        Longs offsets = figure.offsets;
        int until = offsets.countBelow(endOf(version));
        if (until == 0) {
            return beginning > 0 ? new Place.Forgotten(versionOf(offsets.get(0))) : new Place.NotYet();
        }
        return new Place.Record(offsets.get(until - 1), until == offsets.size(), versions.last() > version);
    }

    /**
     * Corrections of the figures wanted, newest first.
     *
     * @param from the first offset that may be among them
     * @param below the first offset that may not
     */
    synchronized List<Spot> corrections(Predicate<TotalKey> wanted, long from, long below, int limit) {
        // Each figure is asked about once, however often it was corrected.
        byte[] answers = new byte[byNumber.size()];
        List<Spot> found = new ArrayList<>();
        for (int i = corrections.countBelow(below) - 1; i >= 0 && found.size() < limit; i--) {
            if (corrections.get(i) < from) {
                break;
            }
            Figure figure = byNumber.get((int) corrected.get(i));
            if (answers[figure.number] == UNASKED) {
                answers[figure.number] = wanted.test(figure.key) ? WANTED : UNWANTED;
            }
            if (answers[figure.number] == WANTED) {
                found.add(new Spot(figure.key, befores.get(i), corrections.get(i)));
            }
        }
        return found;
    }

    /** The offset before which all records of this version and of earlier ones stand. */
    synchronized long endOf(long version) {
        int following = versions.countBelow(version + 1);
        return following == versions.size() ? end : starts.get(following);
    }

    /** The last version that a record of is known; 0 where none is. */
    synchronized long lastVersion() {
        return versions.isEmpty() ? 0 : versions.last();
    }

    /** The first version that a record of is known; 0 where none is. */
    synchronized long firstVersion() {
        return versions.isEmpty() ? 0 : versions.get(0);
    }

    /** How many records there are. */
    synchronized long records() {
        return byNumber.stream().mapToLong(figure -> figure.offsets.size()).sum();
    }

    /** What changes whenever answers made of it may change. */
    synchronized String mark() {
        return beginning + "-" + end;
    }

    private long versionOf(long offset) {
        return versions.get(starts.countBelow(offset + 1) - 1);
    }

    private TotalKey compact(TotalKey key) {
        return new TotalKey(
                once(key.scope()), once(key.id()), once(key.measure()), once(key.unit()), once(key.period()));
    }

    private String once(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    private record Figure(TotalKey key, int number, Longs offsets) {}

    /**
     * Where a correction stands.
     *
     * @param before the offset of the figure's record before it
     * @param offset of the record that it came with
     */
    record Spot(TotalKey key, long before, long offset) {}
}
