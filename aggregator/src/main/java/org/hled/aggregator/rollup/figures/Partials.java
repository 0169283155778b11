package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.List;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Tally;

/** What one generation has of a leaf: the partials of its ledger partitions, and their sum. */
final class Partials {

    private final int generation;
    private final List<Tally> partials = new ArrayList<>(1);
    private final Amounts sum = new Amounts();
    private Corrections corrections = Corrections.NONE;
    private long latest;

    Partials(int generation) {
        this.generation = generation;
    }

    int generation() {
        return generation;
    }

    /** All of them together, as of now. */
    Tally tally() {
        return new Tally(sum.copy(), corrections);
    }

    /** When the last of them came: milliseconds since 1970-01-01T00:00:00Z, by the broker's clock. */
    long latest() {
        return latest;
    }

    /** Replaces the partial of a ledger partition. */
    void set(int partition, Tally tally, long at) {
        while (partials.size() <= partition) {
            partials.add(null);
        }
        replace(partition, tally);
        latest = Math.max(latest, at);
    }

    /** Takes the partial of a ledger partition out, if there is one. */
    void remove(int partition) {
        if (partition < partials.size()) {
            replace(partition, null);
        }
    }

    private void replace(int partition, Tally tally) {
        Tally before = partials.set(partition, tally);
        if (before != null) {
            sum.subtract(before.sum());
            corrections = corrections.minus(before.corrections());
        }
        if (tally != null) {
            sum.add(tally.sum());
            corrections = corrections.plus(tally.corrections());
        }
    }

    boolean has(int partition, Tally tally) {
        return partition < partials.size() && tally.equals(partials.get(partition));
    }

    /** The ledger partitions of which there is one. */
    List<Integer> partitions() {
        List<Integer> partitions = new ArrayList<>(1);
        for (int partition = 0; partition < partials.size(); partition++) {
            if (partials.get(partition) != null) {
                partitions.add(partition);
            }
        }
        return partitions;
    }
}
