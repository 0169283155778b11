package org.hled.aggregator.rollup.figures;

import java.util.List;
import java.util.Optional;

/**
 * What {@link Figures} have found in looking at a leaf that has changed.
 *
 * @param entries to be logged and applied, in this order; none where all that is known of the leaf is in the log
 * @param differing what is to be published of it; empty where there is nothing to show that was not before
 */
record Look(List<RollUpEntry> entries, Optional<LeafFigure> differing) {}
