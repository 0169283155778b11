package org.hled.aggregator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

    private final Share share = new Share();

    @Test
    void theFirstRoundIsDueAtOnce() {
        share.take();

        assertThat(share.isDue(0)).isTrue();
    }

    @Test
    void whileMoreComesInTheNextRoundWaitsForSoManyTimesWhatThisOneCost() {
        share.spent(1_000, 1_100);
        share.take();

        assertThat(share.isDue(1_599)).isFalse();
        assertThat(share.isDue(1_600)).isTrue();
    }

    @Test
    void whatIsLeftGoesOnWhileNothingComesIn() {
        share.spent(1_000, 1_100);

        assertThat(share.isDue(1_101)).isTrue();
    }
}
