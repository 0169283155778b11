package org.hled.api.programme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.CatalogEntry;

/**
 * The programme with its pillars and their initiatives.
 *
 * @param asOf when the broker received the latest report in the figures: ISO 8601, UTC; null if there is none yet
 * @param version of the figures and the catalog
 * @param stale whether they may be behind what has been published
 */
@Serdeable
record ProgrammeAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        String id,
        CatalogEntry.Text title,
        List<PillarEntry> pillars) {

    /** A pillar and its initiatives, by id. */
    @Serdeable
    record PillarEntry(String id, CatalogEntry.Text title, List<CatalogEntry> initiatives) {}
}
