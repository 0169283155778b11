package org.hled.aggregator.rollup.figures;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hled.aggregator.report.Leaf;

/** Leaves that differ in their period only, and what they share: a million leaves are of some thousand of these. */
final class LeafSeries {

    private final String key;
    private final String initiative;
    private final String agency;
    private final String measure;
    private final String unit;
    private final String place;
    private final Map<String, LeafState> leaves = new HashMap<>();

    /**
     * Without leaves.
     *
     * @param key of its leaves, up to the last slash
     * @param any of its leaves
     */
    LeafSeries(String key, Leaf any, Names names) {
        this.key = key;
        this.initiative = names.word(any.initiative());
        this.agency = names.word(any.agency());
        this.measure = names.word(any.measure());
        this.unit = names.word(any.unit());
        this.place = names.word(any.place());
    }

    String initiative() {
        return initiative;
    }

    /** The leaf of this period. */
    Leaf leaf(String period) {
        return new Leaf(key + Leaf.SEPARATOR + period, initiative, agency, measure, unit, place, period);
    }

    /** What is known of the leaf of this period; null if there is none. */
    LeafState get(String period) {
        return leaves.get(period);
    }

    void put(String period, LeafState state) {
        leaves.put(period, state);
    }

    Collection<LeafState> leaves() {
        return leaves.values();
    }
}
