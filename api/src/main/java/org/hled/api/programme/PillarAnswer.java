package org.hled.api.programme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.totals.TotalJson;

/**
 * A pillar with its totals.
 *
 * @param asOf all that the broker had received before then is in it: ISO 8601, UTC; null where it is not known yet
 * @param version of the figures
 * @param stale whether the figures may be behind what has been published
 * @param straddling how many counted reports may lie partly in a period asked for and are not counted in it
 */
@Serdeable
record PillarAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        long straddling,
        String id,
        CatalogEntry.Text title,
        List<TotalJson> totals,
        List<InitiativeEntry> initiatives) {

    /**
     * An initiative of the pillar.
     *
     * @param status whether its agencies report as expected: on-track, late, stalled, ...
     */
    @Serdeable
    record InitiativeEntry(String id, CatalogEntry.Text title, String status) {}
}
