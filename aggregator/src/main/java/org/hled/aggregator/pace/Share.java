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
    private long soonest = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;
    private long taken;
    private boolean came;
    private boolean ranDry;

    /**
     * Something has come.
     *
     * @param others how much a round will have to send on because of it
     */
    public void take(int others) {
        came = true;
        taken += others;
    }

    /**
     * Whether there is to be a round, now, in milliseconds. To be asked often, so that it is noticed when nothing is left to come
     * in: until then taking in has its full share. Kafka Streams takes in fewer records between two rounds the more rounds
     * there are, and what has come would wait for all that is to be sent on.
     */
    public boolean isDue(long now) {
        ranDry |= !came;
        came = false;
        boolean idle = ranDry && taken == 0;
        // A clock that was set back must not make it wait until it is as late again.
        return idle || now >= (ranDry ? soonest : latest) || now < since;
    }

    /**
     * A round has begun now, has taken so long, and has sent on so much. The less came in since the one before, the less there is
     * to wait for: what is left of a large backlog is not held up by a trickle.
     */
    public void spent(long now, long nanos, long sent) {
        double pause = sent == 0 ? MOST_PAUSE : Math.min(MOST_PAUSE, (double) MOST_PAUSE * taken / sent);
        soonest = after(now, nanos, pause);
        latest = after(now, nanos, MOST_PAUSE);
        since = now;
        taken = 0;
        ranDry = false;
    }

    private static long after(long now, long nanos, double pause) {
        return now + Math.round((1 + pause) * nanos / NANOS_PER_MILLI);
    }
}
