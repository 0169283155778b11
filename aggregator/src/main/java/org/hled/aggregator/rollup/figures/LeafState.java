package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Tally;

/** What is known of a leaf: its sum, from the partials of all ledger partitions, and what was published of it last. */
final class LeafState {

    private final Leaf leaf;
    private final List<Tally> partials = new ArrayList<>(1);
    private final Amounts sum = new Amounts();
    private Corrections corrections = Corrections.NONE;
    private LeafFigure published;
    private boolean changed;

    LeafState(Leaf leaf) {
        this.leaf = leaf;
    }

    Leaf leaf() {
        return leaf;
    }

    /** All partials together, as of now. */
    Tally tally() {
        return new Tally(sum.copy(), corrections);
    }

    /** Replaces the partial of a ledger partition. */
    void setPartial(int partition, Tally tally) {
        while (partials.size() <= partition) {
            partials.add(null);
        }
        Tally before = partials.set(partition, tally);
        if (before != null) {
            sum.subtract(before.sum());
            corrections = corrections.minus(before.corrections());
        }
        sum.add(tally.sum());
        corrections = corrections.plus(tally.corrections());
    }

    boolean hasPartial(int partition, Tally tally) {
        return partition < partials.size() && tally.equals(partials.get(partition));
    }

    Optional<LeafFigure> published() {
        return Optional.ofNullable(published);
    }

    void setPublished(LeafFigure figure) {
        published = figure;
    }

    boolean isChanged() {
        return changed;
    }

    void setChanged(boolean changed) {
        this.changed = changed;
    }
}
