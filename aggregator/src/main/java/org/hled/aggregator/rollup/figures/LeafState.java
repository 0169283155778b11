package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Leaf;

/** What is known of a leaf: its sum, from the partials of all ledger partitions, and what was published of it last. */
final class LeafState {

    private final Leaf leaf;
    private final List<Amounts> partials = new ArrayList<>(1);
    private final Amounts sum = new Amounts();
    private LeafFigure published;
    private boolean changed;

    LeafState(Leaf leaf) {
        this.leaf = leaf;
    }

    Leaf leaf() {
        return leaf;
    }

    Amounts sum() {
        return sum;
    }

    /** Replaces the partial of a ledger partition. */
    void setPartial(int partition, Amounts amounts) {
        while (partials.size() <= partition) {
            partials.add(null);
        }
        Amounts before = partials.set(partition, amounts);
        if (before != null) {
            sum.subtract(before);
        }
        sum.add(amounts);
    }

    boolean hasPartial(int partition, Amounts amounts) {
        return partition < partials.size() && amounts.equals(partials.get(partition));
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
