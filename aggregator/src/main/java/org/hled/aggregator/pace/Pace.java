package org.hled.aggregator.pace;

import java.time.Duration;

/**
 * When a task sends on what it has, and has it committed: at once while records come singly, so that figures are fresh, and
 * seldom while they come in bulk, so that one commit, and one sum, stands for many of them. For one thread.
 */
public final class Pace {

    /**
     * How often a task looks whether it is due: the shortest time between two commits. Half of it costs a quarter more processor
     * time at 2,000 reports a second, and gains nothing at the 99th percentile.
     */
    public static final Duration TICK = Duration.ofMillis(20);

    /** The longest time that anything waits in bulk for its commit, and what is complete up to a moment for being sent on. */
    public static final Duration LONGEST = Duration.ofSeconds(1);

    private static final int MILLIS = 1_000;

    private final int bulkPerSecond;
    private final long longest;
    private long since;
    private boolean complete;
    private long countedSince;
    private long taken;
    private long takenBefore;
    private long countedBefore;

    /**
     * Begins now.
     *
     * @param now milliseconds by the clock that {@link #isDue} is asked with
     * @param bulkPerSecond more records than this, a second, are bulk
     * @param longest that anything waits in bulk
     */
    public Pace(long now, int bulkPerSecond, Duration longest) {
        this.bulkPerSecond = bulkPerSecond;
        this.longest = longest.toMillis();
        this.since = now;
        this.countedSince = now;
    }

    /** A record has come, or one of those in a bundle. */
    public void take() {
        taken++;
    }

    /** What has come is complete up to some moment, and so worth sending on: it waits for {@link #LONGEST} at most. */
    public void complete() {
        complete = true;
    }

    /** What came in bulk is over, by who sees its end: nothing more is there to wait for. */
    public void end() {
        taken = 0;
        takenBefore = 0;
    }

    /** Whether to send on what is there; if so, a new round begins. */
    public boolean isDue(long now) {
        long waited = now - since;
        // A clock that was set back must not make it wait until it is as late again.
        boolean due = !isBulk(now) || waited >= (complete ? LONGEST.toMillis() : longest) || now < countedSince;
        if (due) {
            since = now;
            complete = false;
            count(now, 0, 0);
        } else if (now - countedSince >= LONGEST.toMillis()) {
            count(now, taken, now - countedSince);
        }
        return due;
    }

    /** On the average since the last round, but of no more than the last two seconds: so a burst is bulk until it is over. */
    private boolean isBulk(long now) {
        return (takenBefore + taken) * MILLIS > (countedBefore + now - countedSince) * bulkPerSecond;
    }

    private void count(long now, long before, long millis) {
        takenBefore = before;
        countedBefore = millis;
        countedSince = now;
        taken = 0;
    }
}
