package org.hled.aggregator.stall;

import java.util.Locale;

/** Whether an initiative's agencies report as expected. Words after healthchecks.io. */
public enum Status {
    /** Nothing has been received yet, and nothing is due. */
    AWAITING,
    /** The last report is not older than the cadence. */
    ON_TRACK,
    /** A report is due, and the grace runs. */
    LATE,
    /** The grace is over. */
    STALLED,
    /** Nothing is expected for now, says the catalog or an operator. */
    PAUSED,
    /** Nothing is expected any more. */
    CLOSED,
    /** We cannot tell: our own intake is down or behind. */
    UNKNOWN;

    /** Its name in {@code hled.initiative-status}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether reports are expected, and we can tell whether they come. */
    boolean isWatched() {
        return switch (this) {
            case AWAITING, ON_TRACK, LATE, STALLED -> true;
            case PAUSED, CLOSED, UNKNOWN -> false;
        };
    }
}
