package org.hled.bench.engine;

import java.util.List;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.rollup.figures.Standing;
import org.hled.aggregator.rollup.figures.TotalKey;

/**
 * A leaf, and what it is in.
 *
 * @param totals empty where it does not count
 */
record CountedLeaf(Leaf leaf, Standing standing, List<TotalKey> totals) {}
