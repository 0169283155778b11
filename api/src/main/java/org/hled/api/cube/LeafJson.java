package org.hled.api.cube;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hled.api.figures.LeafRow;
import org.hled.api.http.Csv;
import org.hled.api.totals.Amounts;
import org.hled.api.totals.Bound;

/**
 * A leaf as it is downloaded.
 *
 * @param pillar the pillar it counts in; null where it does not count
 * @param place code of a port; null where the measure has no place
 * @param value with the digits of its unit
 * @param bound exact, at-least or estimated
 * @param uncounted the code of the reason why it does not count; null where it counts
 */
@Serdeable
record LeafJson(
        String initiative,
        String agency,
        @Nullable String pillar,
        String measure,
        String unit,
        @Nullable String place,
        String period,
        String value,
        String bound,
        long reports,
        long atLeast,
        long estimated,
        @Nullable String uncounted) {

    static final List<String> COLUMNS = List.of(
            "initiative",
            "agency",
            "pillar",
            "measure",
            "unit",
            "place",
            "period",
            "value",
            "bound",
            "reports",
            "atLeast",
            "estimated",
            "uncounted");

    static LeafJson of(LeafRow leaf) {
        var key = leaf.key();
        return new LeafJson(
                key.initiative(),
                key.agency(),
                leaf.pillar().orElse(null),
                key.measure(),
                key.unit(),
                Optional.of(key.place()).filter(place -> !place.isEmpty()).orElse(null),
                key.period(),
                Amounts.text(leaf.value(), key.unit()),
                Bound.of(leaf.atLeast(), leaf.estimated(), leaf.negative()).text(),
                leaf.reports(),
                leaf.atLeast(),
                leaf.estimated(),
                leaf.uncounted().orElse(null));
    }

    /** As a line of a table with these columns. */
    Object[] cells() {
        return new Object[] {
            Csv.text(initiative),
            Csv.text(agency),
            textOrEmpty(pillar),
            Csv.text(measure),
            Csv.text(unit),
            textOrEmpty(place),
            period,
            value,
            bound,
            reports,
            atLeast,
            estimated,
            textOrEmpty(uncounted)
        };
    }

    private static String textOrEmpty(@Nullable String text) {
        return Csv.text(Objects.requireNonNullElse(text, ""));
    }
}
