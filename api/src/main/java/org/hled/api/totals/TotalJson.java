package org.hled.api.totals;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.TotalRow;
import org.hled.api.http.Csv;

/**
 * A total as it is served.
 *
 * @param value with the digits of its unit
 * @param bound exact, at-least or estimated
 * @param reports how many reports are in it
 * @param atLeast how many of them are lower bounds
 * @param estimated how many are estimates
 * @param updatedAt ISO 8601, UTC
 */
@Serdeable
public record TotalJson(
        String scope,
        String id,
        String measure,
        String unit,
        String period,
        String value,
        String bound,
        long reports,
        long atLeast,
        long estimated,
        String updatedAt) {

    /** What a line of a table of them has. */
    public static final List<String> COLUMNS = List.of(
            "scope",
            "id",
            "measure",
            "unit",
            "period",
            "value",
            "bound",
            "reports",
            "atLeast",
            "estimated",
            "updatedAt");

    /** The total, with the digits of its unit. */
    public static TotalJson of(TotalRow total) {
        var key = total.key();
        return new TotalJson(
                key.scope(),
                key.id(),
                key.measure(),
                key.unit(),
                key.period(),
                Amounts.text(total.value(), key.unit()),
                Bound.of(total).text(),
                total.reports(),
                total.atLeast(),
                total.estimated(),
                total.updatedAt().toString());
    }

    /** As a line of a table with these columns. */
    public Object[] cells() {
        return new Object[] {
            Csv.text(scope),
            Csv.text(id),
            Csv.text(measure),
            Csv.text(unit),
            Csv.text(period),
            value,
            bound,
            reports,
            atLeast,
            estimated,
            updatedAt
        };
    }
}
