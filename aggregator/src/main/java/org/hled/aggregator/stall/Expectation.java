package org.hled.aggregator.stall;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;

/**
 * What the catalog expects of an initiative.
 *
 * @param agencies whose reports are signs of life
 * @param cadence the time within which a report is expected after the last one
 * @param grace the further time after which it counts as stalled
 * @param reminder how often those responsible are reminded; empty for never
 */
public record Expectation(
        Lifecycle lifecycle,
        Set<String> agencies,
        LocalDate startDate,
        ZoneId zone,
        Span cadence,
        Span grace,
        Optional<Span> reminder,
        List<Target> targets) {

    /** Flat and behind are judged after so many cadences. */
    private static final int CADENCES = 3;

    /** Where an initiative stands, for whoever waits for reports. */
    public enum Lifecycle {
        WATCHED,
        PAUSED,
        CLOSED;

        /** By the activity status of IATI. */
        static Lifecycle of(String status) {
            return switch (status) {
                case "implementation" -> WATCHED;
                case "pipeline", "suspended" -> PAUSED;
                default -> CLOSED;
            };
        }
    }

    /** What an entry expects that {@link org.hled.aggregator.catalog.CatalogCheck} has passed. */
    public static Expectation of(Initiative entry) {
        return new Expectation(
                Lifecycle.of(entry.getStatus()),
                entry.getAgencies().stream().map(Participant::getAgency).collect(Collectors.toUnmodifiableSet()),
                LocalDate.parse(entry.getStartDate()),
                ZoneId.of(entry.getTimeZone()),
                Span.parse(entry.getCadence()),
                Span.parse(entry.getGrace()),
                Optional.ofNullable(entry.getReminder()).map(Span::parse),
                entry.getTargets().stream().map(Target::of).toList());
    }

    /** The first moment of a day in the initiative's time zone: milliseconds since 1970-01-01T00:00:00Z. */
    long beginOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** So long a figure may stand still, and so late after its beginning a target is judged. */
    Span patience() {
        return cadence.times(CADENCES);
    }
}
