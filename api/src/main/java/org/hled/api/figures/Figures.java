package org.hled.api.figures;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All that is served, in memory and sorted: totals, leaves, the catalog, statuses. Not for several threads by itself. */
public final class Figures {

    private final NavigableMap<TotalKey, TotalRow> totals = new TreeMap<>();
    private final NavigableMap<LeafKey, LeafRow> leaves = new TreeMap<>();
    private final NavigableMap<LeafKey, LeafRow> uncounted = new TreeMap<>();
    private final NavigableMap<String, InitiativeRow> initiatives = new TreeMap<>();
    private final NavigableMap<String, StatusRow> statuses = new TreeMap<>();

    /** Counted reports of more than a month, few beside the leaves: whoever asks for a month looks through them all. */
    private final Map<LongCell, Long> longReports = new HashMap<>();

    void apply(Row row) {
        switch (row) {
            case TotalRow total -> totals.put(total.key(), total);
            case LeafRow leaf -> apply(leaf);
            case InitiativeRow initiative -> initiatives.put(initiative.id(), initiative);
            case StatusRow status -> statuses.put(status.initiative(), status);
        }
    }

    private void apply(LeafRow leaf) {
        LeafRow before = leaves.put(leaf.key(), leaf);
        if (before != null) {
            addLong(before, -before.reports());
        }
        addLong(leaf, leaf.reports());
        if (leaf.isUncounted()) {
            uncounted.put(leaf.key(), leaf);
        } else {
            uncounted.remove(leaf.key());
        }
    }

    private void addLong(LeafRow leaf, long reports) {
        Period period = new Period(leaf.key().period());
        if (leaf.isCounted() && !period.isMonth()) {
            LeafKey key = leaf.key();
            LongCell cell = new LongCell(leaf.pillar().orElse(""), key.initiative(), key.measure(), key.unit(), period);
            longReports.merge(cell, reports, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    /** Whether the row takes an initiative out of the catalog, or out of the pillar where it was. */
    boolean isTakenOut(Row row) {
        return row instanceof InitiativeRow initiative
                && catalogEntry(initiative.id())
                        .filter(before -> initiative
                                .entry()
                                .filter(after -> after.pillar().equals(before.pillar()))
                                .isEmpty())
                        .isPresent();
    }

    /** The totals, sorted. */
    public NavigableMap<TotalKey, TotalRow> totals() {
        return Collections.unmodifiableNavigableMap(totals);
    }

    /** The total of this key; empty if there is none. */
    public Optional<TotalRow> total(TotalKey key) {
        return Optional.ofNullable(totals.get(key));
    }

    /** All leaves, sorted, those without reports too. */
    public NavigableMap<LeafKey, LeafRow> leaves() {
        return Collections.unmodifiableNavigableMap(leaves);
    }

    /** The leaves that hold reports and do not count, sorted. */
    public NavigableMap<LeafKey, LeafRow> uncounted() {
        return Collections.unmodifiableNavigableMap(uncounted);
    }

    /** The catalog's entries in force, by id. */
    public java.util.stream.Stream<CatalogEntry> catalog() {
        return initiatives.values().stream().flatMap(row -> row.entry().stream());
    }

    /** The catalog's entry in force; empty if it has none of this id. */
    public Optional<CatalogEntry> catalogEntry(String id) {
        return Optional.ofNullable(initiatives.get(id)).flatMap(InitiativeRow::entry);
    }

    /** Whether the catalog has, or once had, an initiative of this id: its totals stay, emptied. */
    public boolean knowsInitiative(String id) {
        return initiatives.containsKey(id);
    }

    /** How initiatives stand, by id: also those that the catalog no longer has. */
    public NavigableMap<String, StatusRow> statuses() {
        return Collections.unmodifiableNavigableMap(statuses);
    }

    /** How an initiative stands; empty if nothing has been said of it yet. */
    public Optional<StatusRow> statusOf(String id) {
        return Optional.ofNullable(statuses.get(id));
    }

    /** How many counted reports of more than a month stand where the condition holds. */
    public long longReports(Predicate<LongCell> condition) {
        return longReports.entrySet().stream()
                .filter(cell -> condition.test(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Where reports of more than a month stand; the period is a quarter, a year or all. */
    public record LongCell(String pillar, String initiative, String measure, String unit, Period period) {}
}
