package org.hled.bench.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.aggregator.catalog.CatalogEntry;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.rollup.figures.CountingRule;
import org.hled.aggregator.rollup.figures.Standing;
import org.hled.aggregator.rollup.figures.TotalKey;
import org.hled.bench.workload.Catalog;

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
        List<TotalKey> totals =
                standing instanceof Standing.Counted(var pillar) ? TotalKey.of(leaf, pillar) : List.of();
        return new CountedLeaf(leaf, standing, totals);
    }
}
