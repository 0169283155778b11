package org.hled.api.programme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.CatalogEntry;

/**
 * The programme with its pillars and their initiatives.
 *
 * @param asOf all that the broker had received before then is in them: ISO 8601, UTC; null where it is not known yet
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
