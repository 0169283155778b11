package org.hled.aggregator.rollup.figures;

import org.hled.aggregator.report.Tally;

/**
 * What becomes another in a leaf when it is published.
 *
 * @param state what is known of it, and what was published of it before
 * @param now as it is to be published
 * @param counting the generation that is counted, and the one before
 */
record LeafChange(LeafState state, LeafFigure now, Counting counting) {

    /** Whether nothing is another but what a new generation has counted as corrections, or that it knows a leaf of nothing. */
    boolean isOnlyRecounted() {
        if (!isCrossing()) {
            return false;
        }
        LeafFigure before = before();
        return before.standing().equals(now.standing())
                && before.tally().sum().equals(now.tally().sum())
                && step().isNone();
    }

    /** What of it is correction. */
    Step step() {
        Tally before = before().tally();
        return isCrossing()
                ? Step.across(before, state.tally(counting.former()), now.tally(), hasSameReports())
                : Step.within(before, now.tally());
    }

    /** The leaf as published; one that was not is as good as one of nothing. */
    private LeafFigure before() {
        return state.published().orElseGet(() -> new LeafFigure(now.leaf(), now.standing(), Tally.NONE));
    }

    /** Whether the leaf goes over from one generation to another, or is one that only the other has. */
    private boolean isCrossing() {
        return state.hasBefore(counting.generation()) || !state.isPublished() && hasSameReports();
    }

    /** Whether both generations had the same reports of the leaf when they changed places. */
    private boolean hasSameReports() {
        return state.latest() < counting.comparableUntil();
    }
}
