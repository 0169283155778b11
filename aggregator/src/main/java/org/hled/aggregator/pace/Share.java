package org.hled.aggregator.pace;

/**
 * Bounds what part of its thread a task spends on sending on what has changed, where that costs much by itself: the more a
 * round costs, the longer it is to the next, and the more changes have come together by then. For one thread.
 */
public final class Share {

    /** A round is followed by so many times its own length without one, if as much came in as it has sent on, or more. */
    private static final int MOST_PAUSE = 5;

    private static final double NANOS_PER_MILLI = 1e6;

    private long since = Long.MIN_VALUE;
    private long nextAt = Long.MIN_VALUE;
    private long taken;

    /** Something has come that a round will have to send on. */
    public void take() {
        taken++;
    }

    /** Whether there may be a round, now, in milliseconds. While nothing comes in, there is nothing else to do. */
    public boolean isDue(long now) {
        // A clock that was set back must not make it wait until it is as late again.
        return taken == 0 || now >= nextAt || now < since;
    }

    /**
     * A round has begun now, has taken so long, and has sent on so much. The less came in since the one before, the less there is
     * to wait for: what is left of a large backlog is not held up by a trickle.
     */
    public void spent(long now, long nanos, long sent) {
        double pause = sent == 0 ? MOST_PAUSE : Math.min(MOST_PAUSE, (double) MOST_PAUSE * taken / sent);
        nextAt = now + Math.round((1 + pause) * nanos / NANOS_PER_MILLI);
        since = now;
        taken = 0;
    }
}
