package org.hled.api.cube;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hled.api.figures.Figures;
import org.hled.api.figures.LeafKey;
import org.hled.api.figures.LeafRow;
import org.hled.api.http.Page;

/**
 * A page of a slice: sums of leaves, sorted by their keys.
 *
 * @param straddling how many reports of the slice may lie partly in a period asked for and are in none
 */
record Slice(Page<Cell> page, long straddling) {

    private static final Comparator<List<String>> ORDER = (a, b) -> {
        for (int i = 0; i < a.size(); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    /**
     * What leaves of one key add up to.
     *
     * @param key a value for each dimension, empty where it is not kept apart
     */
    record Cell(List<String> key, Sum sum) {}

    /** The leaves that a slice may be of: references to rows that never change, so the figures may move on. */
    static List<LeafRow> leaves(CubeQuery query, Figures figures) {
        if (query.initiatives().isEmpty()) {
            return List.copyOf(figures.leaves().values());
        }
        List<LeafRow> leaves = new ArrayList<>();
        for (String initiative : query.initiatives()) {
            leaves.addAll(figures.leaves()
                    .subMap(start(initiative), true, start(initiative + '\0'), false)
                    .values());
        }
        return leaves;
    }

    private static LeafKey start(String initiative) {
        return new LeafKey(initiative, "", "", "", "", "");
    }

    /**
     * Adds up leaves. It holds no more sums than the page has, however many there are: one that comes after the page's
     * last is let go, since the last never moves back.
     */
    static Slice of(CubeQuery query, List<LeafRow> leaves) {
        int kept = query.page().limit() + 1;
        Optional<List<String>> after = query.after();
        TreeMap<List<String>, Sum> sums = new TreeMap<>(ORDER);
        long straddling = 0;
        for (LeafRow leaf : leaves) {
            if (!query.takesButForPeriod(leaf)) {
                continue;
            }
            if (!query.takesPeriodOf(leaf)) {
                straddling += query.isStraddledBy(leaf) ? leaf.reports() : 0;
                continue;
            }
            List<String> key = query.keyOf(leaf);
            boolean before = after.filter(last -> ORDER.compare(key, last) <= 0).isPresent();
            boolean beyond = sums.size() == kept && ORDER.compare(key, sums.lastKey()) > 0;
            if (!before && !beyond) {
                sums.merge(key, Sum.of(leaf), Sum::plus);
                if (sums.size() > kept) {
                    sums.pollLastEntry();
                }
            }
        }
        var cells = sums.entrySet().stream()
                .map(entry -> new Cell(entry.getKey(), entry.getValue()))
                .iterator();
        return new Slice(Page.take(cells, query.page().limit(), last -> query.cursor(last.key())), straddling);
    }
}
