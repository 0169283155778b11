package org.hled.aggregator.rollup.figures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hled.aggregator.report.Tally;

/** What one generation has of a leaf: the partials of its ledger partitions, and their sum. */
final class Partials {

    private static final Tally[] NONE = {};

    private final int generation;

    /** By ledger partition; null where it has told none. */
    private Tally[] partials = NONE;

    private Tally sum = Tally.NONE;
    private long latest;

    Partials(int generation) {
        this.generation = generation;
    }

    int generation() {
        return generation;
    }

    /** All of them together. */
    Tally tally() {
        return sum;
    }

    /** When the last of them came: milliseconds since 1970-01-01T00:00:00Z, by the broker's clock. */
    long latest() {
        return latest;
    }

    /**
     * Replaces the partial of a ledger partition.
     *
     * @param tally which is kept, and does not change any more
     */
    void set(int partition, Tally tally, long at) {
        if (partition >= partials.length) {
            partials = Arrays.copyOf(partials, partition + 1);
        }
        replace(partition, tally);
        latest = Math.max(latest, at);
    }

    /** Takes the partial of a ledger partition out, if there is one. */
    void remove(int partition) {
        if (partition < partials.length) {
            replace(partition, null);
        }
    }

    private void replace(int partition, Tally tally) {
        Tally before = partials[partition];
        partials[partition] = tally;
        if (before != null) {
            sum = sum == before ? Tally.NONE : sum.minus(before);
        }
        if (tally != null) {
            // Most leaves have all their reports in few partitions: the sum of one is that one.
            sum = sum == Tally.NONE ? tally : sum.plus(tally);
        }
    }

    boolean has(int partition, Tally tally) {
        return partition < partials.length && tally.equals(partials[partition]);
    }

    /** The ledger partitions of which there is one. */
    List<Integer> partitions() {
        return IntStream.range(0, partials.length)
                .filter(partition -> partials[partition] != null)
                .boxed()
                .toList();
    }
}
