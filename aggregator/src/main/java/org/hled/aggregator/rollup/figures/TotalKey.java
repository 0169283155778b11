package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.List;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Periods;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/** What a total is the total of. */
public record TotalKey(Scope scope, String id, String measure, String unit, String period) {

    static final int SCOPES = 3;

    /** The key as readable text, {@code scope/id/measure/unit/period}. */
    public String text() {
        return String.join("/", scope.id(), id, measure, unit, period);
    }

    /** The total of all time. */
    public static TotalKey ofAllTime(Scope scope, String id, String measure, String unit) {
        return new TotalKey(scope, id, measure, unit, Periods.ALL);
    }

    /** The totals that a leaf is in when it counts in this pillar: three scopes in at most four periods. */
    public static List<TotalKey> of(Leaf leaf, String pillar) {
        List<TotalKey> keys = new ArrayList<>();
        for (String period : Periods.containing(leaf.period())) {
            keys.addAll(in(period, leaf, pillar));
        }
        return keys;
    }

    /** Those of one period, one for each scope. */
    static List<TotalKey> in(String period, Leaf leaf, String pillar) {
        return List.of(
                new TotalKey(Scope.PROGRAMME, Programme.ID, leaf.measure(), leaf.unit(), period),
                new TotalKey(Scope.PILLAR, pillar, leaf.measure(), leaf.unit(), period),
                new TotalKey(Scope.INITIATIVE, leaf.initiative(), leaf.measure(), leaf.unit(), period));
    }
}
