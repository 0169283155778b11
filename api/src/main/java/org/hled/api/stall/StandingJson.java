package org.hled.api.stall;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.StatusRow;

/**
 * How an initiative stands, as it is served. Times are ISO 8601, UTC; null where they are not known or there is nothing.
 *
 * @param status awaiting, on-track, late, stalled, paused, closed or unknown
 * @param reasons silent, rejected, flat, behind: those that hold, sorted
 * @param since since when it has the status that the aggregator last told
 * @param due when the next report is due
 * @param stallsAt when it counts as stalled if nothing comes
 * @param nextCheck when the status changes by itself if nothing comes
 */
@Serdeable
public record StandingJson(
        String id,
        String pillar,
        CatalogEntry.Text title,
        String status,
        List<String> reasons,
        @Nullable String since,
        @Nullable String lastReport,
        @Nullable String lastRejection,
        @Nullable String due,
        @Nullable String stallsAt,
        @Nullable String nextCheck,
        @Nullable Pause pause,
        @Nullable Alert alert,
        List<Target> targets) {

    /** How the initiative of the catalog stands. */
    public static StandingJson of(CatalogEntry entry, Standing standing) {
        Optional<StatusRow> row = standing.row();
        return new StandingJson(
                entry.id(),
                entry.pillar(),
                entry.title(),
                standing.status().word(),
                standing.reasons(),
                text(row.map(StatusRow::since)),
                text(row.flatMap(StatusRow::lastReport)),
                text(row.flatMap(StatusRow::lastRejection)),
                text(row.flatMap(StatusRow::due)),
                text(row.flatMap(StatusRow::stallsAt)),
                text(standing.nextCheck()),
                row.flatMap(StatusRow::pause).map(StandingJson::pause).orElse(null),
                row.flatMap(StatusRow::alert).map(StandingJson::alert).orElse(null),
                row.map(StatusRow::targets).orElse(List.of()).stream()
                        .map(StandingJson::target)
                        .toList());
    }

    private static Pause pause(StatusRow.Pause from) {
        return new Pause(text(from.until()), from.note());
    }

    private static Alert alert(StatusRow.OpenAlert from) {
        return new Alert(
                from.id(),
                from.raisedAt().toString(),
                from.reminders(),
                text(from.remindedAt()),
                from.acknowledgement()
                        .map(given -> new Acknowledgement(given.until().toString(), given.note()))
                        .orElse(null));
    }

    private static Target target(StatusRow.Pace from) {
        return new Target(
                from.measure(),
                from.unit(),
                from.value(),
                from.due(),
                from.actual().orElse(null),
                from.expected().orElse(null),
                from.behindBy().orElse(null),
                text(from.movedAt()));
    }

    @Nullable
    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /**
     * An operator's pause.
     *
     * @param until when it ends by itself; null if an operator must end it
     */
    @Serdeable
    public record Pause(@Nullable String until, String note) {}

    /**
     * An alert that was raised and is not resolved.
     *
     * @param reminders how many have gone out
     * @param acknowledgement null if nobody has said to be on it, or that has expired
     */
    @Serdeable
    public record Alert(
            String id,
            String raisedAt,
            int reminders,
            @Nullable String remindedAt,
            @Nullable Acknowledgement acknowledgement) {}

    /** That somebody is on an alert, until then. */
    @Serdeable
    public record Acknowledgement(String until, String note) {}

    /**
     * How far a measure has come towards a target, as decimal text in the unit.
     *
     * @param value what is to be reached
     * @param due the day by which it is to be reached: ISO 8601 date
     * @param actual the total of all time; null if nothing has been counted
     * @param expected what would stand on pace; null before it is judged
     * @param behindBy by how much the actual figure misses the expected one; null if it does not
     * @param movedAt when the actual figure last became another one
     */
    @Serdeable
    public record Target(
            String measure,
            String unit,
            String value,
            String due,
            @Nullable String actual,
            @Nullable String expected,
            @Nullable String behindBy,
            @Nullable String movedAt) {}
}
