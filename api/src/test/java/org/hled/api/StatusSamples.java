package org.hled.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hled.api.figures.Status;
import org.hled.api.figures.StatusRow;

/** Statuses as the aggregator would publish them. */
public final class StatusSamples {

    public static final Instant SINCE = Instant.parse("2024-04-20T00:00:00Z");
    public static final Instant LAST_REPORT = Instant.parse("2024-03-20T09:30:00Z");
    public static final Instant DUE = Instant.parse("2024-04-20T09:30:00Z");
    public static final Instant STALLS_AT = Instant.parse("2024-04-27T09:30:00Z");

    private StatusSamples() {}

    /** A status without alert, pause or targets. */
    public static StatusRow status(String id, Status status, String... reasons) {
        return row(id, status, List.of(reasons), List.of(), Optional.empty(), Optional.empty());
    }

    public static StatusRow withPace(String id, StatusRow.Pace... targets) {
        return row(id, Status.ON_TRACK, List.of("behind"), List.of(targets), Optional.empty(), Optional.empty());
    }

    /** Stalled, with an open alert. */
    public static StatusRow stalled(String id) {
        return stalled(id, Optional.empty());
    }

    /** Stalled, with an alert that somebody is on. */
    public static StatusRow acknowledged(String id) {
        return stalled(
                id, Optional.of(new StatusRow.Acknowledgement(Instant.parse("2024-05-15T00:00:00Z"), "=asked them")));
    }

    public static StatusRow paused(String id, Optional<Instant> until) {
        return row(
                id,
                Status.PAUSED,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(new StatusRow.Pause(until, "elections")));
    }

    /** Paused, with an alert still open that somebody is on: an order for the one must not touch the other. */
    public static StatusRow pausedWithAlert(String id) {
        return row(
                id,
                Status.PAUSED,
                List.of(),
                List.of(),
                acknowledged(id).alert(),
                paused(id, Optional.empty()).pause());
    }

    private static StatusRow stalled(String id, Optional<StatusRow.Acknowledgement> acknowledgement) {
        var alert = new StatusRow.OpenAlert(
                alert(id), STALLS_AT, 1, Optional.of(Instant.parse("2024-04-28T09:30:00Z")), acknowledgement);
        return row(id, Status.STALLED, List.of("silent"), List.of(), Optional.of(alert), Optional.empty());
    }

    /** The id of the alert of a stalled initiative. */
    public static String alert(String id) {
        return id + "/2024-04-27T09:30:00Z";
    }

    private static StatusRow row(
            String id,
            Status status,
            List<String> reasons,
            List<StatusRow.Pace> targets,
            Optional<StatusRow.OpenAlert> alert,
            Optional<StatusRow.Pause> pause) {
        return new StatusRow(
                id,
                status,
                reasons,
                SINCE,
                Optional.of(LAST_REPORT),
                Optional.empty(),
                Optional.of(DUE),
                Optional.of(STALLS_AT),
                targets,
                alert,
                pause);
    }
}
