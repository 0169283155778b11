package org.hled.api.series;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.TotalRow;
import org.hled.api.totals.Amounts;
import org.hled.api.totals.Bound;

/**
 * Totals over time.
 *
 * @param asOf all that the broker had received before then is in it: ISO 8601, UTC; null where it is not known yet
 * @param version of the figures; only grows
 * @param stale whether the figures may be behind what has been published
 * @param by month, quarter or year
 * @param from the first period; null if there is none
 * @param to the last period; null if there is none
 * @param straddling how many counted reports may lie partly in a period of the range and are not counted in it
 * @param series sorted by scope, id, measure and unit
 */
@Serdeable
record SeriesAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        String by,
        @Nullable String from,
        @Nullable String to,
        long straddling,
        List<Entry> series) {

    /**
     * The totals of one measure and unit.
     *
     * @param points one for each period, in their order
     */
    @Serdeable
    record Entry(String scope, String id, String measure, String unit, List<Point> points) {}

    /**
     * The total of a period. Missing is not zero.
     *
     * @param value with the digits of its unit; null where no report stands
     * @param bound exact, at-least or estimated; null where no report stands
     */
    @Serdeable
    record Point(
            String period, @Nullable String value, @Nullable String bound, long reports, long atLeast, long estimated) {

        static Point missing(String period) {
            return new Point(period, null, null, 0, 0, 0);
        }

        static Point of(TotalRow total) {
            return new Point(
                    total.key().period(),
                    Amounts.text(total.value(), total.key().unit()),
                    Bound.of(total).text(),
                    total.reports(),
                    total.atLeast(),
                    total.estimated());
        }
    }
}
