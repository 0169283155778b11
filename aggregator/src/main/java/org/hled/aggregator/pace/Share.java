package org.hled.aggregator.pace;

/**
 * Bounds what part of its thread a task spends on sending on what has changed, where that costs much by itself: the more a
 * round costs, the longer it is to the next, and the more changes have come together by then. For one thread.
 */
public final class Share {

    /** A round is followed by so many times its own length without one. */
    private static final int PAUSE = 5;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private long since = Long.MIN_VALUE;
    private long nextAt = Long.MIN_VALUE;
    private boolean taken;

    /** Something has come that a round will have to send on. */
    public void take() {
        taken = true;
    }

    /** Whether there may be a round, now, in milliseconds. While nothing comes in, there is nothing else to do. */
    public boolean isDue(long now) {
        // A clock that was set back must not make it wait until it is as late again.
        return !taken || now >= nextAt || now < since;
    }

    /** A round has begun now, and has taken so long. */
    public void spent(long now, long nanos) {
        taken = false;
        since = now;
        nextAt = now + (1 + PAUSE) * nanos / NANOS_PER_MILLI;
    }
}
