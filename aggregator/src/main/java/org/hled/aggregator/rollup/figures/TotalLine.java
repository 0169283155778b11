package org.hled.aggregator.rollup.figures;

import org.hled.schemas.code.Scope;

/** What totals are of that differ in their period only. */
record TotalLine(Scope scope, String id, String measure, String unit) {

    TotalKey at(String period) {
        return new TotalKey(scope, id, measure, unit, period);
    }
}
