package org.hled.aggregator.rollup.figures;

import org.hled.aggregator.report.Periods;
import org.hled.schemas.code.Scope;

/** What a total is the total of. */
public record TotalKey(Scope scope, String id, String measure, String unit, String period) {

    /** The key as readable text, {@code scope/id/measure/unit/period}. */
    public String text() {
        return String.join("/", scope.id(), id, measure, unit, period);
    }

    /** The total of all time. */
    public static TotalKey ofAllTime(Scope scope, String id, String measure, String unit) {
        return new TotalKey(scope, id, measure, unit, Periods.ALL);
    }
}
