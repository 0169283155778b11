package org.hled.aggregator.ledger.book;

import org.hled.aggregator.report.Amounts;

/** A leaf in a {@link Ledger}: the sum of the reports that this part of the ledger holds of it. */
public final class LeafSum {

    private final int number;
    private final String key;
    private final Amounts sum = new Amounts();
    private boolean changed;

    LeafSum(int number, String key) {
        this.number = number;
        this.key = key;
    }

    public String key() {
        return key;
    }

    public Amounts sum() {
        return sum;
    }

    int number() {
        return number;
    }

    boolean isChanged() {
        return changed;
    }

    void setChanged(boolean changed) {
        this.changed = changed;
    }
}
