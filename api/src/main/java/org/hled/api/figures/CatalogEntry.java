package org.hled.api.figures;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * An initiative as the catalog has it, and as it is served.
 *
 * @param pillar id of its pillar
 * @param startDate ISO 8601 date
 * @param cadence the time within which a report is expected after the last one: ISO 8601 duration
 * @param grace the further time after which it counts as stalled: ISO 8601 duration
 * @param timeZone name by the IANA time zone database
 * @param status activity status by IATI, e.g. implementation
 */
@Serdeable
public record CatalogEntry(
        String id,
        String pillar,
        Text title,
        Text description,
        List<Participant> agencies,
        List<Expected> measures,
        String startDate,
        String cadence,
        String grace,
        String timeZone,
        String status,
        List<Target> targets) {

    public CatalogEntry {
        agencies = List.copyOf(agencies);
        measures = List.copyOf(measures);
        targets = List.copyOf(targets);
    }

    /** A text in English and in Spanish. */
    @Serdeable
    public record Text(String en, String es) {}

    /** An agency that takes part, as lead or partner. */
    @Serdeable
    public record Participant(String agency, String role) {}

    /** A measure that is counted, and the one agency whose figure counts. */
    @Serdeable
    public record Expected(String measure, String agency) {}

    /**
     * What a measure is to reach.
     *
     * @param value what is to be reached, in the unit, as decimal text
     * @param from the day from which it is counted: ISO 8601 date
     * @param baseline what stood on that day
     * @param due the day by which it is to be reached
     */
    @Serdeable
    public record Target(String measure, String unit, String value, String from, String baseline, String due) {}
}
