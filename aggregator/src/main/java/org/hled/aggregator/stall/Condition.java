package org.hled.aggregator.stall;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an initiative stands. Times are milliseconds since 1970-01-01T00:00:00Z.
 *
 * @param since since when it has this status
 * @param reasons sorted
 * @param lastReport when the last valid report of an agency that the catalog lists came, to the second
 * @param lastRejection when the last one that was rejected came, to the second
 * @param due when the next report is due; empty where nothing is expected
 * @param stallsAt when it counts as stalled if nothing comes
 * @param pause the operator's, if there is one
 * @param watchedSince since when reports are expected without a break: from then on we watch
 * @param lastRaisedAt when the last alert was raised, open or not; 0 if none ever was
 */
public record Condition(
        Status status,
        long since,
        List<Reason> reasons,
        OptionalLong lastReport,
        OptionalLong lastRejection,
        OptionalLong due,
        OptionalLong stallsAt,
        List<Pace> targets,
        Optional<OpenAlert> alert,
        Optional<Pause> pause,
        long watchedSince,
        long lastRaisedAt) {

    public Condition {
        reasons = List.copyOf(reasons);
        targets = List.copyOf(targets);
    }

    /** The same with another alert, or none. */
    Condition withAlert(Optional<OpenAlert> other) {
        return new Condition(
                status,
                since,
                reasons,
                lastReport,
                lastRejection,
                due,
                stallsAt,
                targets,
                other,
                pause,
                watchedSince,
                other.map(OpenAlert::raisedAt).orElse(lastRaisedAt));
    }
}
