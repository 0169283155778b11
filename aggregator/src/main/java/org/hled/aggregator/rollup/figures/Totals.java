package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.aggregator.report.Leaf;

/** All totals: by what they are of, and by the leaves that count in them. For one thread. */
final class Totals {

    private final Map<TotalKey, TotalState> byKey = new HashMap<>();

    /** What is reported again and again for other periods: a new leaf finds its totals without looking at all of them. */
    private final Map<Series, Map<String, List<TotalState>>> bySeries = new HashMap<>();

    private record Series(String initiative, String pillar, String measure, String unit) {}

    Optional<TotalState> get(TotalKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * The totals that a leaf is in when it counts in this pillar.
     *
     * @param periods the leaf's own, and those that contain it
     */
    List<TotalState> of(Leaf leaf, String pillar, List<String> periods) {
        Map<String, List<TotalState>> series = bySeries.computeIfAbsent(
                new Series(leaf.initiative(), pillar, leaf.measure(), leaf.unit()), s -> new HashMap<>());
        List<TotalState> totals = new ArrayList<>(TotalKey.SCOPES * periods.size());
        for (String period : periods) {
            totals.addAll(series.computeIfAbsent(period, p -> in(p, leaf, pillar)));
        }
        return totals;
    }

    private List<TotalState> in(String period, Leaf leaf, String pillar) {
        return TotalKey.in(period, leaf, pillar).stream()
                .map(key -> byKey.computeIfAbsent(key, TotalState::new))
                .toList();
    }

    void clear() {
        byKey.clear();
        bySeries.clear();
    }
}
