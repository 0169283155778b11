package org.hled.aggregator.rollup.figures;

import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Leaf;

/** A leaf as it was published. */
public record LeafFigure(Leaf leaf, Standing standing, Amounts amounts) {}
