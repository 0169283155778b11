package org.hled.aggregator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

    /** Ten milliseconds. */
    private static final long COST = 10_000_000;

    private final Share share = new Share();

    @Test
    void theFirstRoundIsDueAtOnce() {
        share.take();

        assertThat(share.isDue(0)).isTrue();
    }

    @Test
    void whileMoreComesInTheNextRoundWaitsForSoManyTimesWhatThisOneCost() {
        share.spent(1_000, COST);
        share.take();

        assertThat(share.isDue(1_059)).isFalse();
        assertThat(share.isDue(1_060)).isTrue();
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeItWait() {
        share.spent(3_600_000, COST);
        share.take();

        assertThat(share.isDue(1)).isTrue();
    }

    @Test
    void whatIsLeftGoesOnWhileNothingComesIn() {
        share.spent(1_000, COST);

        assertThat(share.isDue(1_011)).isTrue();
    }
}
