package org.hled.api.figures;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What has changed since when: each key once, with the last change that it was in. So it is bounded by the number of keys,
 * however many changes there are, and by the memory that it may take; what was in it longest goes first. Not for several
 * threads by itself.
 */
public final class RecentChanges {

    /** What an entry takes beside its texts: those of map, key and mark, in bytes. */
    private static final int ENTRY = 160;

    private final long limit;
    private final LinkedHashMap<ChangedKey, Mark> marks = new LinkedHashMap<>();

    private long size;
    private Mark floor = new Mark(0, 0, 0);
    private Mark last = floor;

    /** @param limit how many bytes it may take, about */
    RecentChanges(long limit) {
        this.limit = limit;
    }

    /** Whoever has seen an earlier state has to see everything again; the stamp is that of the figures from now on. */
    void startOver(Stamp stamp) {
        marks.clear();
        size = 0;
        last = next(stamp);
        floor = last;
    }

    /** Takes in a change; the stamp is that of the figures after it. */
    void add(Stamp stamp, WholeChange<Row> change) {
        last = next(stamp);
        change.records().forEach(row -> keyOf(row).ifPresent(this::put));
        while (size > limit && !marks.isEmpty()) {
            var eldest = marks.pollFirstEntry();
            size -= sizeOf(eldest.getKey());
            floor = eldest.getValue();
        }
    }

    private Mark next(Stamp stamp) {
        return new Mark(last.number() + 1, stamp.version(), stamp.corrections());
    }

    private void put(ChangedKey key) {
        if (marks.putLast(key, last) == null) {
            size += sizeOf(key);
        }
    }

    private static Optional<ChangedKey> keyOf(Row row) {
        return switch (row) {
            case TotalRow total -> Optional.of(new ChangedKey.OfTotal(total.key()));
            case InitiativeRow initiative -> Optional.of(new ChangedKey.OfInitiative(initiative.id()));
            case StatusRow status -> Optional.of(new ChangedKey.OfInitiative(status.initiative()));
            case LeafRow leaf -> Optional.empty();
        };
    }

    private static long sizeOf(ChangedKey key) {
        return ENTRY
                + switch (key) {
                    case ChangedKey.OfTotal(TotalKey total) ->
                        total.scope().length()
                                + total.id().length()
                                + total.measure().length()
                                + total.unit().length()
                                + total.period().length();
                    case ChangedKey.OfInitiative(String id) -> id.length();
                };
    }

    /** The last change, or where all began. */
    public Mark last() {
        return last;
    }

    /** Whether all that has changed after the change of this number is known. */
    public boolean reaches(long number) {
        return number >= floor.number();
    }

    /** The last change of a version; empty where not all that has changed since is known, or the version is still to come. */
    public Optional<Mark> at(long version) {
        if (version > last.version() || !floor.isWithin(version)) {
            return Optional.empty();
        }
        for (Mark mark : marks.sequencedValues().reversed()) {
            if (mark.isWithin(version)) {
                return Optional.of(mark);
            }
        }
        return Optional.of(floor);
    }

    /** Tells all keys that have changed since, the latest first. */
    public void since(long number, Consumer<ChangedKey> each) {
        for (var entry : marks.sequencedEntrySet().reversed()) {
            if (entry.getValue().number() <= number) {
                return;
            }
            each.accept(entry.getKey());
        }
    }

    /**
     * A change that was applied.
     *
     * @param number of the change in this service; only grows
     * @param version that the figures have after it
     * @param corrections how often records of this version had come late, this change included
     */
    public record Mark(long number, long version, int corrections) {

        /** Whether everybody who has seen the version has seen this change: a correction came after that. */
        private boolean isWithin(long other) {
            return version < other || (version == other && corrections == 0);
        }
    }
}
