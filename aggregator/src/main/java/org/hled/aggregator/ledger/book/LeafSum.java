package org.hled.aggregator.ledger.book;

import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Tally;

/** A leaf in a {@link Ledger}: the sum of the reports that this part of the ledger holds of it. */
public final class LeafSum implements Outgoing {

    private final int number;
    private final String key;
    private final LastSign lastReport;
    private final Amounts sum = new Amounts();
    private Corrections corrections = Corrections.NONE;
    private boolean changed;

    LeafSum(int number, String key, LastSign lastReport) {
        this.number = number;
        this.key = key;
        this.lastReport = lastReport;
    }

    public String key() {
        return key;
    }

    /** As it is now; its sum goes on changing with the leaf's. */
    public Tally tally() {
        return new Tally(sum, corrections);
    }

    Amounts sum() {
        return sum;
    }

    Corrections corrections() {
        return corrections;
    }

    void setCorrections(Corrections corrections) {
        this.corrections = corrections;
    }

    int number() {
        return number;
    }

    /** When the leaf's agency last reported on its initiative, on this leaf or another. */
    LastSign lastReport() {
        return lastReport;
    }

    boolean isChanged() {
        return changed;
    }

    void setChanged(boolean changed) {
        this.changed = changed;
    }
}
