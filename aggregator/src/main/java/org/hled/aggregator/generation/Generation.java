package org.hled.aggregator.generation;

import java.util.Map;

/**
 * A generation of the totals: one reading of the inputs from their beginning.
 *
 * @param number 1 first
 * @param partitions of its topic of reports, and so of its Ledger
 * @param rejectionsFrom where the inputs ended when it was begun, by {@code topic-partition}; it rejects from there on
 * @param endedAt up to where its Intake had read when it was stopped for good, by {@code topic-partition}; empty until known
 * @param since when it came into this phase, milliseconds since 1970-01-01T00:00:00Z
 */
public record Generation(
        int number,
        Phase phase,
        int partitions,
        Map<String, Long> rejectionsFrom,
        Map<String, Long> endedAt,
        long since) {

    public Generation {
        rejectionsFrom = Map.copyOf(rejectionsFrom);
        endedAt = Map.copyOf(endedAt);
    }

    /** The first, current without anybody having said so. */
    public static Generation first(int partitions) {
        return new Generation(1, Phase.CURRENT, partitions, Map.of(), Map.of(), 0);
    }

    /** The same in another phase. */
    public Generation in(Phase next, long at) {
        return new Generation(number, next, partitions, rejectionsFrom, endedAt, at);
    }

    /** The same, after its Intake was stopped. */
    public Generation ended(Map<String, Long> at) {
        return new Generation(number, phase, partitions, rejectionsFrom, at, since);
    }
}
