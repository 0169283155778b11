package org.hled.aggregator.rollup;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Turns the pulses of the ledger's partitions into the time as of which what is published stands: the least of them, once
 * all leaves that had changed by then have been looked at. Times are milliseconds since 1970-01-01T00:00:00Z.
 */
final class PulseGate {

    private static final long NONE = -1;

    private final long[] pulses;
    private long pending = NONE;
    private long reachedAt;

    PulseGate(int partitions) {
        pulses = new long[partitions];
        Arrays.fill(pulses, NONE);
    }

    /** A partition's pulse has come. One that tells an earlier time than one before changes nothing. */
    void take(int partition, long asOf) {
        pulses[partition] = Math.max(pulses[partition], asOf);
    }

    /** All that the broker had received before this has come; empty until each partition has told a time. */
    OptionalLong received() {
        long least = Arrays.stream(pulses).min().orElse(NONE);
        return least == NONE ? OptionalLong.empty() : OptionalLong.of(least);
    }

    /**
     * The time that has been reached.
     *
     * @param done how much has been looked at so far, of leaves that have changed
     * @param doneWhenCurrent how much will have been when those that wait now have been
     */
    OptionalLong reached(long done, long doneWhenCurrent) {
        OptionalLong reached = OptionalLong.empty();
        if (pending != NONE && done >= reachedAt) {
            reached = OptionalLong.of(pending);
            pending = NONE;
        }
        OptionalLong received = received();
        if (pending == NONE && received.isPresent()) {
            if (done == doneWhenCurrent) {
                return received;
            }
            pending = received.getAsLong();
            reachedAt = doneWhenCurrent;
        }
        return reached;
    }
}
