package org.hled.api.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an initiative stands, as the aggregator last said. Times are the broker's.
 *
 * @param reasons what is to be said beside the status, sorted: silent, rejected, flat, behind
 * @param since since when it has this status
 * @param lastReport when the last valid report was received; empty if none was
 * @param lastRejection when the last report that was rejected was received; empty if none was
 * @param due when the next report is due; empty where nothing is expected
 * @param stallsAt when it counts as stalled if nothing comes; empty where nothing is expected
 * @param alert the open alert; empty if there is none
 * @param pause the operator's pause; empty if there is none
 */
public record StatusRow(
        String initiative,
        Status status,
        List<String> reasons,
        Instant since,
        Optional<Instant> lastReport,
        Optional<Instant> lastRejection,
        Optional<Instant> due,
        Optional<Instant> stallsAt,
        List<Pace> targets,
        Optional<OpenAlert> alert,
        Optional<Pause> pause)
        implements Row {

    public StatusRow {
        reasons = List.copyOf(reasons);
        targets = List.copyOf(targets);
    }

    /**
     * How far a measure has come towards a target, as decimal text in the target's unit.
     *
     * @param value what is to be reached
     * @param due the day by which it is to be reached: ISO 8601 date
     * @param actual the total of all time; empty if nothing has been counted
     * @param expected what would stand on pace; empty before it is judged
     * @param behindBy by how much the actual figure misses the expected one; empty if it does not
     * @param movedAt when the actual figure last became another one; empty if it never has
     */
    public record Pace(
            String measure,
            String unit,
            String value,
            String due,
            Optional<String> actual,
            Optional<String> expected,
            Optional<String> behindBy,
            Optional<Instant> movedAt) {}

    /**
     * An alert that was raised and is not resolved.
     *
     * @param reminders how many have gone out
     * @param remindedAt when the last of them did; empty if none has
     * @param acknowledgement who is on it; empty if nobody has said so, or it has expired
     */
    public record OpenAlert(
            String id,
            Instant raisedAt,
            int reminders,
            Optional<Instant> remindedAt,
            Optional<Acknowledgement> acknowledgement) {}

    /**
     * That somebody has taken an alert on.
     *
     * @param until when it expires
     * @param note may be empty
     */
    public record Acknowledgement(Instant until, String note) {}

    /**
     * That an operator has paused the initiative.
     *
     * @param until when it ends by itself; empty if an operator must end it
     * @param note may be empty
     */
    public record Pause(Optional<Instant> until, String note) {}
}
