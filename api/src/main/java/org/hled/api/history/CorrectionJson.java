package org.hled.api.history;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.TotalKey;
import org.hled.api.http.Csv;
import org.hled.api.totals.Amounts;
import org.hled.api.totals.Bound;
import org.hled.totals.Correction;

/**
 * A correction as it is served.
 *
 * @param correctedAt when the figure changed: ISO 8601, UTC
 * @param before the figure until then
 * @param after the figure from then on; it may also have grown by new reports
 * @param revisions how many versions of reports were replaced or taken back
 * @param catalog whether the catalog has brought reports in or out
 * @param rebuild whether a rebuild of all totals has found another figure for the same reports
 * @param amount how much of the change of the value is correction, with the digits of the unit
 */
@Serdeable
record CorrectionJson(
        String scope,
        String id,
        String measure,
        String unit,
        String period,
        String correctedAt,
        Figure before,
        Figure after,
        long revisions,
        boolean catalog,
        boolean rebuild,
        String amount) {

    static final List<String> COLUMNS = List.of(
            "scope",
            "id",
            "measure",
            "unit",
            "period",
            "correctedAt",
            "beforeValue",
            "beforeBound",
            "beforeReports",
            "beforeVersion",
            "afterValue",
            "afterBound",
            "afterReports",
            "afterVersion",
            "revisions",
            "catalog",
            "rebuild",
            "amount",
            "beforePermalink",
            "afterPermalink");

    /**
     * What a figure was.
     *
     * @param value with the digits of its unit
     * @param bound exact, at-least or estimated
     * @param reports how many reports were in it
     * @param version in which it became so
     * @param permalink its address
     */
    @Serdeable
    record Figure(String value, String bound, long reports, long version, String permalink) {

        static Figure of(Version version) {
            var row = version.row();
            return new Figure(
                    Amounts.text(row.value(), row.key().unit()),
                    Bound.of(row).text(),
                    row.reports(),
                    version.number(),
                    Permalink.of(row.key(), version.number()));
        }
    }

    static CorrectionJson of(Corrected corrected) {
        TotalKey key = corrected.key();
        Correction correction = corrected.after().correction().orElseThrow();
        return new CorrectionJson(
                key.scope(),
                key.id(),
                key.measure(),
                key.unit(),
                key.period(),
                corrected.after().row().updatedAt().toString(),
                Figure.of(corrected.before()),
                Figure.of(corrected.after()),
                correction.getRevisions(),
                correction.getCatalog(),
                correction.getRebuild(),
                Amounts.text(correction.getAmount(), key.unit()));
    }

    Object[] cells() {
        return new Object[] {
            Csv.text(scope),
            Csv.text(id),
            Csv.text(measure),
            Csv.text(unit),
            Csv.text(period),
            correctedAt,
            before.value(),
            before.bound(),
            before.reports(),
            before.version(),
            after.value(),
            after.bound(),
            after.reports(),
            after.version(),
            revisions,
            catalog,
            rebuild,
            amount,
            before.permalink(),
            after.permalink()
        };
    }
}
