package org.hled.local.rebuild;

/**
 * Whether the Roll-up has gone over all leaves to the generation that it has begun to count: the time as of which figures stand moves on
 * only then.
 *
 * <p>Of the times that are told once the generation is current, the first may be from before, and the second as well: it may have been reached
 * then, and not told yet. The third was reached afterwards.
 */
final class LaterPulses {

    private static final int ENOUGH = 3;

    private long last;
    private int times;

    /** A pulse tells this time, in milliseconds since 1970-01-01T00:00:00Z; often the same again. */
    void take(long asOf) {
        if (asOf > last) {
            last = asOf;
            times++;
        }
    }

    boolean areEnough() {
        return times >= ENOUGH;
    }
}
