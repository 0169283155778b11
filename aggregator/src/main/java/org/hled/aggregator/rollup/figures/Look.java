package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafKept;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialForgotten;

/**
 * What {@link Figures} have found in looking at a leaf that has changed.
 *
 * @param kept empty where all that is known of the leaf is in the log
 * @param differing what is to be published of it; empty where there is nothing to show that was not before
 * @param obsolete of former generations, not needed any more
 */
record Look(Optional<LeafKept> kept, Optional<LeafFigure> differing, List<PartialForgotten> obsolete) {

    /** To be logged and applied, in this order. */
    List<RollUpEntry> entries() {
        List<RollUpEntry> entries = new ArrayList<>(1 + obsolete.size());
        kept.ifPresent(entries::add);
        entries.addAll(obsolete);
        return entries;
    }
}
