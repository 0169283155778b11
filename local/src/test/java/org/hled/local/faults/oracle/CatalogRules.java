package org.hled.local.faults.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/** What the totals take from an entry of the catalog; of the rules for entries those that the load breaks. */
final class CatalogRules {

    static final String TYPE = "org.hled.catalog.Initiative";

    private static final Set<String> PILLARS = Set.of("pillar-1", "pillar-2", "pillar-3", "pillar-4");

    private CatalogRules() {}

    /**
     * What counts of an initiative.
     *
     * @param reporters measure → agency whose figure counts
     */
    record Entry(String pillar, Set<String> agencies, Map<String, String> reporters) {

        boolean counts(Version version) {
            return CountedCodes.isMeasure(version.measure())
                    && CountedCodes.isUnit(version.measure(), version.unit())
                    && CountedCodes.isPlace(version.place())
                    && agencies.contains(version.report().agency())
                    && version.report().agency().equals(reporters.get(version.measure()));
        }
    }

    static Entry check(String key, GenericRecord entry) throws Invalid {
        String pillar = entry.get("pillar").toString();
        if (!entry.get("id").toString().equals(key) || !PILLARS.contains(pillar)) {
            throw new Invalid("id or pillar");
        }
        Set<String> agencies = new HashSet<>();
        for (GenericRecord participant : records(entry, "agencies")) {
            agencies.add(participant.get("agency").toString());
        }
        Map<String, String> reporters = new HashMap<>();
        for (GenericRecord measure : records(entry, "measures")) {
            reporters.put(
                    measure.get("measure").toString(), measure.get("agency").toString());
        }
        if (agencies.isEmpty() || !agencies.containsAll(reporters.values())) {
            throw new Invalid("agencies");
        }
        return new Entry(pillar, agencies, reporters);
    }

    @SuppressWarnings("unchecked")
    private static List<GenericRecord> records(GenericRecord entry, String field) {
        return (List<GenericRecord>) entry.get(field);
    }
}
