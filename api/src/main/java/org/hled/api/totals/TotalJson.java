package org.hled.api.totals;

import io.micronaut.serde.annotation.Serdeable;
import org.hled.api.figures.TotalRow;

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
}
