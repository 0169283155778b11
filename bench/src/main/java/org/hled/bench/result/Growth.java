package org.hled.bench.result;

/**
 * What the product costs when so much is stored.
 *
 * @param stored records published before
 * @param processorMicros processor time of the aggregator for each record of a further batch, microseconds
 * @param readySeconds after it was stopped in an orderly way: from the start of the next process until it says that it is
 *     ready
 * @param readyAfterKillSeconds the same after it was killed
 * @param stateBytes what it keeps on disk beside Kafka's topics
 * @param heapBytesPerReport what is in use of the heap, after a full collection and less what was before the first record,
 *     for each different report
 */
public record Growth(
        long stored,
        double processorMicros,
        double readySeconds,
        double readyAfterKillSeconds,
        long stateBytes,
        double heapBytesPerReport) {}
