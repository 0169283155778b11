package org.hled.bench.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hled.aggregator.catalog.CatalogEntry;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Periods;
import org.hled.aggregator.rollup.figures.CountingRule;
import org.hled.aggregator.rollup.figures.Standing;
import org.hled.aggregator.rollup.figures.TotalKey;
import org.hled.bench.workload.Catalog;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/** Which totals a leaf is in, by the product's rule and a catalog that never changes. */
final class Counting {

    private final Map<String, CatalogEntry> catalog = new HashMap<>();

    /** @param initiatives how many the workload's catalog has */
    Counting(int initiatives) {
        Catalog.entries(initiatives).forEach(entry -> catalog.put(entry.getId(), CatalogEntry.of(entry)));
    }

    /** @param key the leaf's key */
    CountedLeaf of(String key) {
        Leaf leaf = Leaf.parse(key);
        Standing standing = CountingRule.judge(leaf, Optional.ofNullable(catalog.get(leaf.initiative())));
        List<TotalKey> totals = standing instanceof Standing.Counted(var pillar) ? totals(leaf, pillar) : List.of();
        return new CountedLeaf(leaf, standing, totals);
    }

    /** Three scopes in at most four periods. */
    private static List<TotalKey> totals(Leaf leaf, String pillar) {
        return Periods.containing(leaf.period()).stream()
                .flatMap(period -> Stream.of(
                        total(Scope.PROGRAMME, Programme.ID, leaf, period),
                        total(Scope.PILLAR, pillar, leaf, period),
                        total(Scope.INITIATIVE, leaf.initiative(), leaf, period)))
                .toList();
    }

    private static TotalKey total(Scope scope, String id, Leaf leaf, String period) {
        return new TotalKey(scope, id, leaf.measure(), leaf.unit(), period);
    }
}
