package org.hled.api.programme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.stall.StandingJson;
import org.hled.api.totals.TotalJson;

/**
 * An initiative with its totals and how far it has come.
 *
 * @param asOf all that the broker had received before then is in it: ISO 8601, UTC; null where it is not known yet
 * @param version of the figures
 * @param stale whether the figures may be behind what has been published
 * @param straddling how many counted reports may lie partly in a period asked for and are not counted in it
 * @param standing whether its agencies report as expected, and the open alert
 * @param catalog the whole entry of the catalog
 */
@Serdeable
record InitiativeAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        long straddling,
        String id,
        CatalogEntry.Text title,
        List<TotalJson> totals,
        List<Progress> targets,
        StandingJson standing,
        CatalogEntry catalog) {

    /**
     * How far a measure has come towards its target.
     *
     * @param value what is to be reached, as decimal text
     * @param from the day from which it is counted: ISO 8601 date
     * @param baseline what stood on that day
     * @param due the day by which it is to be reached
     * @param current the total so far, of all time; null if nothing has been reported
     * @param expected what would stand on pace; null before it is judged
     * @param behindBy by how much the figure misses the expected one; null if it does not
     * @param movedAt when the figure last became another one: ISO 8601, UTC; null if it never has
     */
    @Serdeable
    record Progress(
            String measure,
            String unit,
            String value,
            String from,
            String baseline,
            String due,
            @Nullable String current,
            @Nullable String expected,
            @Nullable String behindBy,
            @Nullable String movedAt) {}
}
