package org.hled.api.delivery.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.hled.catalog.Text;
import org.hled.stall.Alert;
import org.hled.stall.TargetPace;

/**
 * A transition of an alert, with all facts. Times are ISO 8601, UTC.
 *
 * @param id by which a receiver drops repeats
 * @param alert id of the alert: the same from raised to resolved
 * @param transition raised, reminder, resolved or test
 * @param at when it took place, by the broker's clock
 * @param title null where the catalog no longer has the initiative
 * @param agencies ids of the agencies that are to report
 * @param status the initiative's status after the transition
 * @param reasons silent, rejected, flat, behind; where it is resolved, why it had been raised
 * @param lastReport when the last valid report was received; null if none was
 * @param lastRejection when the last report that was rejected was received; null if none was
 * @param due when the report that is missing was due; where it is resolved, when the next one is
 * @param reminders how many have gone out, this one included
 * @param resolution reported, paused, closed or rescheduled; null where it is not resolved
 * @param version number of the change in which the initiative's status says the same; 0 for a test
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AlertJson(
        String id,
        String alert,
        String transition,
        String at,
        String initiative,
        String pillar,
        @Nullable TextJson title,
        List<String> agencies,
        String status,
        List<String> reasons,
        String raisedAt,
        @Nullable String lastReport,
        @Nullable String lastRejection,
        @Nullable String due,
        List<TargetJson> targets,
        int reminders,
        @Nullable String resolution,
        long version) {

    /** From the wire. */
    public static AlertJson of(Alert from) {
        return new AlertJson(
                from.getId(),
                from.getAlert(),
                from.getTransition(),
                from.getAt().toString(),
                from.getInitiative(),
                from.getPillar(),
                TextJson.of(from.getTitle()),
                List.copyOf(from.getAgencies()),
                from.getStatus(),
                List.copyOf(from.getReasons()),
                from.getRaisedAt().toString(),
                text(from.getLastReport()),
                text(from.getLastRejection()),
                text(from.getDue()),
                from.getTargets().stream().map(TargetJson::of).toList(),
                from.getReminders(),
                from.getResolution(),
                from.getVersion());
    }

    @Nullable
    private static String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** A text in English and in Spanish. */
    @Serdeable
    public record TextJson(String en, String es) {

        @Nullable
        static TextJson of(@Nullable Text from) {
            return from == null ? null : new TextJson(from.getEn(), from.getEs());
        }
    }

    /**
     * How a measure keeps pace with a target. Figures are decimal text in the unit.
     *
     * @param value what is to be reached
     * @param due the day by which it is to be reached: ISO 8601 date
     * @param actual the total of all time; null if nothing has been counted
     * @param expected what would stand on pace; null before it is judged
     * @param behindBy by how much the actual figure misses the expected one; null if it does not
     * @param movedAt when the actual figure last became another one; null if it never has
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record TargetJson(
            String measure,
            String unit,
            String value,
            String due,
            @Nullable String actual,
            @Nullable String expected,
            @Nullable String behindBy,
            @Nullable String movedAt) {

        static TargetJson of(TargetPace from) {
            return new TargetJson(
                    from.getMeasure(),
                    from.getUnit(),
                    from.getValue(),
                    from.getDue(),
                    from.getActual(),
                    from.getExpected(),
                    from.getBehindBy(),
                    text(from.getMovedAt()));
        }
    }
}
