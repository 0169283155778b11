package org.hled.aggregator.rollup;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Finds the moment at which the Roll-up may count the generation that is being built: when it has all that was published.
 * Under load that is never so by itself, since something is published all the time. So once the generation is close behind,
 * nothing is published until it has all that had come by then: for a second or two, and never for long.
 *
 * <p>Times of the broker and of this machine are never compared with each other. Both are milliseconds since
 * 1970-01-01T00:00:00Z.
 */
final class Changeover {

    /** It is worth waiting for where it is no further behind. */
    private static final long CLOSE_MILLIS = Duration.ofSeconds(5).toMillis();

    /** Longer than this, readers are not kept waiting; and pulses that are missing would say that we are blind. */
    private static final long LONGEST_MILLIS = Duration.ofSeconds(15).toMillis();

    private static final long AGAIN_AFTER_MILLIS = Duration.ofSeconds(30).toMillis();

    private static final long NOT_WAITING = -1;

    private long waitsFor = NOT_WAITING;
    private long until;
    private long notBefore = Long.MIN_VALUE;

    /** What to do now. */
    enum Turn {
        /** Publish as ever. */
        PUBLISH,
        /** Publish nothing yet. */
        WAIT,
        /** Count the generation that was built. */
        CHANGE_OVER
    }

    /**
     * Looks once more.
     *
     * @param now of this machine's clock
     * @param built as of when the generation stands that is being built; empty if there is none, or it has not told yet
     * @param published as of when what is published stands
     * @param latest when the last partial came, of whichever generation; empty if none has come since the start
     */
    Turn turn(long now, OptionalLong built, long published, OptionalLong latest) {
        if (built.isEmpty() || latest.isEmpty()) {
            waitsFor = NOT_WAITING;
            return Turn.PUBLISH;
        }
        if (waitsFor == NOT_WAITING && now >= notBefore && built.getAsLong() >= published - CLOSE_MILLIS) {
            waitsFor = latest.getAsLong();
            until = now + LONGEST_MILLIS;
        }
        if (waitsFor == NOT_WAITING) {
            return Turn.PUBLISH;
        }
        if (built.getAsLong() > waitsFor) {
            waitsFor = NOT_WAITING;
            return Turn.CHANGE_OVER;
        }
        // A clock that was set back must not make it wait for an hour.
        if (now >= until || now < until - LONGEST_MILLIS) {
            waitsFor = NOT_WAITING;
            notBefore = now + AGAIN_AFTER_MILLIS;
            return Turn.PUBLISH;
        }
        return Turn.WAIT;
    }
}
