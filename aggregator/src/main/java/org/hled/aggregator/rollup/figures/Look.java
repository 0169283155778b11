package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.List;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafKept;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialForgotten;

/**
 * What {@link Figures} have found in looking at leaves that have changed: entries to be logged and applied, in this order.
 *
 * @param differing whose figures are to be published, too
 * @param same of which nothing is to be shown that was not before
 * @param obsolete of former generations, not needed any more
 */
public record Look(List<LeafKept> differing, List<LeafKept> same, List<PartialForgotten> obsolete) {

    Look() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
