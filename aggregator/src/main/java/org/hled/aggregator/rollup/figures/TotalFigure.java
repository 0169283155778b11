package org.hled.aggregator.rollup.figures;

import java.math.BigDecimal;
import java.util.Optional;
import org.hled.aggregator.report.Amounts;

/**
 * A total as it is to be published.
 *
 * @param key what it is the total of
 * @param corrected what of its change since it was last taken is correction; empty where it only grew by new reports
 */
public record TotalFigure(TotalKey key, Amounts amounts, Optional<Corrected> corrected) {

    /**
     * What of a change does not come from new reports.
     *
     * @param revisions how many versions were replaced by ones that say something else
     * @param catalog whether the catalog, or a list of codes, has brought reports in or out
     * @param rebuild whether a rebuild has found another figure of the same reports
     * @param amount by how much all this has changed the value, in the unit, with two decimals
     */
    public record Corrected(long revisions, boolean catalog, boolean rebuild, BigDecimal amount) {}
}
