package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The totals that a leaf counts in: of the programme, a pillar and an initiative, each in the leaf's period and in all that contain
 * it.
 *
 * @param programme in the leaf's period, and so are the others
 */
record LeafTotals(TotalState programme, TotalState pillar, TotalState initiative) {

    void forEach(Consumer<TotalState> action) {
        programme.forEachPeriod(action);
        pillar.forEachPeriod(action);
        initiative.forEachPeriod(action);
    }

    List<TotalState> all() {
        List<TotalState> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }
}
