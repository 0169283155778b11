package org.hled.bench.result;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the product costs when so much is stored.
 *
 * @param stored records published before
 * @param processorMicros processor time of the aggregator for each record of a further batch, microseconds
 * @param readySeconds after it was stopped in an orderly way: from the start of the next process until it says that it is
 *     ready
 * @param readyAfterKillSeconds the same after it was killed
 * @param stateBytes what it keeps on disk beside Kafka's topics
 * @param inputBytesPerRecord on the broker's disk, of the input topics, for each record of them
 * @param logBytesPerRecord on the broker's disk, of the Ledger's changelog, for each record that was new to it: what is published again to warm a process
 *     up leaves nothing there
 * @param heapBytesPerReport what is in use of the heap, after a full collection and less what was before the first record,
 *     for each different report
 */
public record Growth(
        long stored,
        double processorMicros,
        double readySeconds,
        double readyAfterKillSeconds,
        long stateBytes,
        double inputBytesPerRecord,
        double logBytesPerRecord,
        double heapBytesPerReport) {

    /** Medians, each figure by itself, over rounds that had the same stored. */
    public static Growth median(List<Growth> rounds) {
        return new Growth(
                rounds.getFirst().stored(),
                median(rounds, Growth::processorMicros),
                median(rounds, Growth::readySeconds),
                median(rounds, Growth::readyAfterKillSeconds),
                (long) median(rounds, Growth::stateBytes),
                median(rounds, Growth::inputBytesPerRecord),
                median(rounds, Growth::logBytesPerRecord),
                median(rounds, Growth::heapBytesPerReport));
    }

    private static double median(List<Growth> rounds, ToDoubleFunction<Growth> figure) {
        return Statistics.median(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
