package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.List;
import org.hled.aggregator.report.Leaf;

/** Leaves that differ in their period only, and what they share: a million leaves are of some thousand of these. */
final class LeafSeries {

    private final String key;
    private final String initiative;
    private final String agency;
    private final String measure;
    private final String unit;
    private final String place;
    private final List<LeafState> leaves = new ArrayList<>();

    /**
     * Without leaves.
     *
     * @param key of its leaves, as far as it does not tell their periods
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
        return new Leaf(key + period, initiative, agency, measure, unit, place, period);
    }

    /** Whether this is the key of the leaf of this period. */
    boolean isKey(String leaf, String period) {
        return leaf.length() == key.length() + period.length()
                && leaf.startsWith(key)
                && leaf.startsWith(period, key.length());
    }

    void add(LeafState leaf) {
        leaves.add(leaf);
    }

    List<LeafState> leaves() {
        return leaves;
    }
}
