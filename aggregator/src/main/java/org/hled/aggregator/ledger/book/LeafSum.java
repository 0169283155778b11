package org.hled.aggregator.ledger.book;

import org.hled.aggregator.report.Tally;

/** A leaf of a {@link Ledger} whose sum, of the reports that this part of the ledger holds of it, is to be sent on. */
public final class LeafSum implements Outgoing {

    private final Leaves leaves;
    private final int number;

    LeafSum(Leaves leaves, int number) {
        this.leaves = leaves;
        this.number = number;
    }

    /** The leaf's key, in ASCII. */
    public byte[] key() {
        return leaves.key(number);
    }

    /** As it is now. */
    public Tally tally() {
        return new Tally(leaves.sum(number), leaves.corrections(number));
    }

    int number() {
        return number;
    }
}
