package org.hled.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.InitiativeRow;
import org.hled.api.figures.LeafKey;
import org.hled.api.figures.LeafRow;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;

/** Rows as the aggregator would publish them. */
public final class Samples {

    public static final Instant AS_OF = Instant.parse("2024-04-30T12:00:00Z");
    public static final Instant UPDATED = Instant.parse("2024-04-30T12:00:01Z");

    private Samples() {}

    /** A total; the text is scope/id/measure/unit/period. */
    public static TotalRow total(String key, String value, long reports) {
        return total(key, value, reports, 0, 0, 0);
    }

    public static TotalRow total(String key, String value, long reports, long atLeast, long estimated, long negative) {
        String[] parts = key.split("/");
        return new TotalRow(
                new TotalKey(parts[0], parts[1], parts[2], parts[3], parts[4]),
                new BigDecimal(value).setScale(2),
                reports,
                atLeast,
                estimated,
                negative,
                UPDATED);
    }

    /** A leaf that counts in the pillar; the text is initiative/agency/measure/unit/period. */
    public static LeafRow counted(String pillar, String key, long reports) {
        return leaf(key, "", Optional.of(pillar), Optional.empty(), reports);
    }

    /** A leaf that does not count; the text is initiative/agency/measure/unit/period. */
    public static LeafRow uncounted(String reason, String key, String place, long reports) {
        return leaf(key, place, Optional.empty(), Optional.of(reason), reports);
    }

    private static LeafRow leaf(
            String key, String place, Optional<String> pillar, Optional<String> uncounted, long reports) {
        String[] parts = key.split("/");
        return new LeafRow(
                new LeafKey(parts[0], parts[1], parts[2], parts[3], place, parts[4]),
                pillar,
                uncounted,
                new BigDecimal("10.00"),
                reports,
                0,
                0,
                0);
    }

    /** A leaf that counts in pillar-1; the text is initiative/agency/measure/unit/place/period. */
    public static LeafRow leaf(String key, String value, long reports) {
        return leaf(key, value, reports, 0, 0, 0);
    }

    public static LeafRow leaf(String key, String value, long reports, long atLeast, long estimated, long negative) {
        String[] parts = key.split("/");
        return new LeafRow(
                new LeafKey(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]),
                Optional.of("pillar-1"),
                Optional.empty(),
                new BigDecimal(value).setScale(2),
                reports,
                atLeast,
                estimated,
                negative);
    }

    public static InitiativeRow initiative(String id, String pillar, CatalogEntry.Target... targets) {
        return new InitiativeRow(
                id,
                Optional.of(new CatalogEntry(
                        id,
                        pillar,
                        new CatalogEntry.Text("Title of " + id, "Título de " + id),
                        new CatalogEntry.Text("What it does", "Lo que hace"),
                        List.of(new CatalogEntry.Participant("us-usaid", "lead")),
                        List.of(new CatalogEntry.Expected("enrollment.enrolled", "us-usaid")),
                        "2022-01-01",
                        "P1M",
                        "P7D",
                        "America/Mexico_City",
                        "implementation",
                        List.of(targets))));
    }

    public static InitiativeRow removed(String id) {
        return new InitiativeRow(id, Optional.empty());
    }
}
