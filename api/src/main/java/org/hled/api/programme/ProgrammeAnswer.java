package org.hled.api.programme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.Status;

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
    record PillarEntry(String id, CatalogEntry.Text title, List<InitiativeEntry> initiatives) {}

    /**
     * An entry of the catalog and how it stands.
     *
     * @param status whether its agencies report as expected: on-track, late, stalled, ...
     * @param activityStatus the catalog's own status, by IATI: implementation, ...
     */
    @Serdeable
    record InitiativeEntry(
            String id,
            String pillar,
            CatalogEntry.Text title,
            CatalogEntry.Text description,
            String status,
            List<CatalogEntry.Participant> agencies,
            List<CatalogEntry.Expected> measures,
            String startDate,
            String cadence,
            String grace,
            String timeZone,
            String activityStatus,
            List<CatalogEntry.Target> targets) {

        static InitiativeEntry of(CatalogEntry entry, Status status) {
            return new InitiativeEntry(
                    entry.id(),
                    entry.pillar(),
                    entry.title(),
                    entry.description(),
                    status.word(),
                    entry.agencies(),
                    entry.measures(),
                    entry.startDate(),
                    entry.cadence(),
                    entry.grace(),
                    entry.timeZone(),
                    entry.status(),
                    entry.targets());
        }
    }
}
