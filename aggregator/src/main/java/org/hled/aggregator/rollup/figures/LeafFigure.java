package org.hled.aggregator.rollup.figures;

import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Tally;

/** A leaf as it was published. */
public record LeafFigure(Leaf leaf, Standing standing, Tally tally) {

    public Amounts amounts() {
        return tally.sum();
    }
}
