package org.hled.aggregator.pace;

/**
 * Bounds what part of its thread a task spends on sending on what has changed, where that costs much by itself: the more a
 * round costs, the longer it is to the next, and the more changes have come together by then. For one thread.
 */
public final class Share {

    /** A round is followed by so many times its own length without one. */
    private static final int PAUSE = 5;

    private long nextAt;
    private boolean taken;

    /** Something has come that a round will have to send on. */
    public void take() {
        taken = true;
    }

    /** Whether there may be a round, by {@link System#nanoTime}. While nothing comes in, there is nothing else to do. */
    public boolean isDue(long nanoTime) {
        return !taken || nanoTime - nextAt >= 0;
    }

    /** A round has been made, from and until these times. */
    public void spent(long from, long until) {
        taken = false;
        nextAt = until + PAUSE * (until - from);
    }
}
