package org.hled.aggregator.rollup;

import java.util.OptionalLong;
import org.hled.aggregator.stall.WatchedTime;

/**
 * Notices when pulses are missing, and which are to be sent on. It counts the time between its looks, a bit at a time: a
 * clock that is set an hour ahead is no hour without a pulse.
 */
final class PulseWatch {

    private static final long LONGEST_STEP_MILLIS = 2_000;

    private long lookedAt;
    private long silentMillis;
    private long seen;
    private long sent;

    /**
     * Goes on from what was said last.
     *
     * @param now of this machine's clock, in milliseconds
     * @param asOf the time that the last pulse has told; 0 if there was none
     * @param blind whether it was said that none had come for too long
     */
    PulseWatch(long now, long asOf, boolean blind) {
        lookedAt = now;
        seen = asOf;
        silentMillis = blind ? WatchedTime.BLIND_AFTER.toMillis() + 1 : 0;
    }

    /**
     * Whether none has come for so long that we cannot tell. To be asked about once a second.
     *
     * @param now of this machine's clock, in milliseconds
     * @param asOf the time that the last pulse has told
     */
    boolean isBlind(long now, long asOf) {
        silentMillis += Math.clamp(now - lookedAt, 0, LONGEST_STEP_MILLIS);
        lookedAt = now;
        if (asOf > seen) {
            seen = asOf;
            silentMillis = 0;
        }
        return silentMillis > WatchedTime.BLIND_AFTER.toMillis();
    }

    /** The time to be told to readers; empty if they know it, or there is none yet. */
    OptionalLong unsent(long asOf) {
        if (asOf <= sent) {
            return OptionalLong.empty();
        }
        sent = asOf;
        return OptionalLong.of(asOf);
    }
}
