package org.hled.api.stall;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import org.hled.api.http.Csv;

/** How initiatives stand as a table: a line each, without their targets. */
final class InitiativesCsv {

    private InitiativesCsv() {}

    static Csv of(List<StandingJson> initiatives) {
        Csv csv = new Csv(
                "id",
                "pillar",
                "titleEn",
                "titleEs",
                "status",
                "reasons",
                "since",
                "lastReport",
                "lastRejection",
                "due",
                "stallsAt",
                "nextCheck",
                "pausedByOperator",
                "pausedUntil",
                "pauseNote",
                "alert",
                "raisedAt",
                "reminders",
                "remindedAt",
                "acknowledgedUntil",
                "acknowledgementNote");
        initiatives.forEach(initiative -> row(csv, initiative));
        return csv;
    }

    private static void row(Csv csv, StandingJson initiative) {
        var pause = Optional.ofNullable(initiative.pause());
        var alert = Optional.ofNullable(initiative.alert());
        var acknowledgement = alert.map(StandingJson.Alert::acknowledgement);
        csv.row(
                Csv.text(initiative.id()),
                Csv.text(initiative.pillar()),
                Csv.text(initiative.title().en()),
                Csv.text(initiative.title().es()),
                initiative.status(),
                Csv.text(String.join(" ", initiative.reasons())),
                orEmpty(initiative.since()),
                orEmpty(initiative.lastReport()),
                orEmpty(initiative.lastRejection()),
                orEmpty(initiative.due()),
                orEmpty(initiative.stallsAt()),
                orEmpty(initiative.nextCheck()),
                pause.isPresent(),
                pause.map(StandingJson.Pause::until).orElse(""),
                Csv.text(pause.map(StandingJson.Pause::note).orElse("")),
                Csv.text(alert.map(StandingJson.Alert::id).orElse("")),
                alert.map(StandingJson.Alert::raisedAt).orElse(""),
                alert.map(StandingJson.Alert::reminders).map(String::valueOf).orElse(""),
                alert.map(StandingJson.Alert::remindedAt).orElse(""),
                acknowledgement.map(StandingJson.Acknowledgement::until).orElse(""),
                Csv.text(acknowledgement.map(StandingJson.Acknowledgement::note).orElse("")));
    }

    private static String orEmpty(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }
}
