package org.hled.aggregator.catalog;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.schemas.code.Pillar;

/**
 * What the totals need of an entry of the catalog.
 *
 * @param agencies ids of those that take part
 * @param reporters measure → id of the agency whose figure counts
 */
public record CatalogEntry(Pillar pillar, Set<String> agencies, Map<String, String> reporters) {

    /** What the totals need of an entry that {@link CatalogCheck} has passed. */
    public static CatalogEntry of(Initiative entry) {
        return new CatalogEntry(
                Pillar.byId(entry.getPillar()).orElseThrow(),
                entry.getAgencies().stream().map(Participant::getAgency).collect(Collectors.toUnmodifiableSet()),
                entry.getMeasures().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(ExpectedMeasure::getMeasure, ExpectedMeasure::getAgency)));
    }
}
