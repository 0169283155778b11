package org.hled.aggregator.ledger.book;

import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;

/** Some of the {@link Leaves} that follow on each other, by their places in here. */
final class LeafPage {

    /** How many leaves a page has room for. */
    static final int LEAVES = 256;

    private final int[] series = new int[LEAVES];

    /** As {@link PackedPeriod} has packed them. */
    private final long[] periods = new long[LEAVES];

    /** {@link Amounts#LONGS} each. */
    private final long[] sums = new long[LEAVES * Amounts.LONGS];

    private final boolean[] changed = new boolean[LEAVES];

    /** Null where nothing was ever corrected. */
    private final Corrections[] corrections = new Corrections[LEAVES];

    /** The next leaf. */
    void add(int at, int series, long period) {
        this.series[at] = series;
        periods[at] = period;
    }

    int series(int at) {
        return series[at];
    }

    long period(int at) {
        return periods[at];
    }

    Amounts sum(int at) {
        return Amounts.readFrom(sums, at * Amounts.LONGS);
    }

    void add(int at, Contribution contribution) {
        Amounts sum = sum(at);
        sum.add(contribution);
        sum.writeTo(sums, at * Amounts.LONGS);
    }

    void subtract(int at, Contribution contribution) {
        Amounts sum = sum(at);
        sum.subtract(contribution);
        sum.writeTo(sums, at * Amounts.LONGS);
    }

    Corrections corrections(int at) {
        return corrections[at] == null ? Corrections.NONE : corrections[at];
    }

    void setCorrections(int at, Corrections corrections) {
        this.corrections[at] = corrections;
    }

    boolean isChanged(int at) {
        return changed[at];
    }

    void setChanged(int at, boolean changed) {
        this.changed[at] = changed;
    }
}
