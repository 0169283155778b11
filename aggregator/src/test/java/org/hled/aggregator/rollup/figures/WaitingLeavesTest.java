package org.hled.aggregator.rollup.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.hled.aggregator.report.Leaf;
import org.junit.jupiter.api.Test;

class WaitingLeavesTest {

    private final WaitingLeaves waiting = new WaitingLeaves();
    private final LeafState alphaMarch = leaf("alpha", "2024-03");
    private final LeafState alphaApril = leaf("alpha", "2024-04");
    private final LeafState betaMarch = leaf("beta", "2024-03");

    private static LeafState leaf(String initiative, String period) {
        Leaf leaf = Leaf.of(initiative, "mx-sep", "enrollment.enrolled", "people", "-", period);
        return new LeafState(new LeafSeries("", leaf, new Names()), period);
    }

    @Test
    void leavesOfAnInitiativeGoTogetherInTheOrderOfTheirFirst() {
        waiting.add(alphaMarch);
        waiting.add(betaMarch);
        waiting.add(alphaApril);

        assertThat(waiting.poll()).isSameAs(alphaMarch);
        assertThat(waiting.poll()).isSameAs(alphaApril);
        assertThat(waiting.poll()).isSameAs(betaMarch);
        assertThat(waiting.poll()).isNull();
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void aLeafWaitsOnce() {
        waiting.add(alphaMarch);
        waiting.add(alphaMarch);

        assertThat(waiting.poll()).isSameAs(alphaMarch);
        assertThat(waiting.isEmpty()).isTrue();
        waiting.add(alphaMarch);
        assertThat(waiting.poll()).isSameAs(alphaMarch);
    }

    @Test
    void anInitiativeWhoseTurnItIsDoesNotHoldUpTheOthersHoweverOftenItChanges() {
        waiting.add(alphaMarch);
        waiting.add(alphaApril);
        waiting.add(betaMarch);
        assertThat(waiting.poll()).isSameAs(alphaMarch);
        waiting.add(alphaMarch);

        assertThat(waiting.poll()).isSameAs(alphaApril);
        assertThat(waiting.poll()).isSameAs(betaMarch);
        assertThat(waiting.poll()).isSameAs(alphaMarch);
    }

    @Test
    void whatWaitsIsDoneWhenAllOfItHasHadItsTurn() {
        waiting.add(alphaMarch);
        waiting.add(alphaApril);
        waiting.add(betaMarch);
        long current = waiting.doneWhenCurrent();

        waiting.poll();
        assertThat(waiting.doneWhenCurrent()).isEqualTo(current);
        // Comes later, and after what waits.
        waiting.add(alphaMarch);
        waiting.poll();
        assertThat(waiting.done()).isLessThan(current);
        waiting.poll();
        assertThat(waiting.done()).isEqualTo(current);
        assertThat(waiting.doneWhenCurrent()).isEqualTo(current + 1);
    }
}
