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
    void whereAsMuchComesInAsGoesOutTheNextRoundWaitsForFiveTimesWhatThisOneCost() {
        takeSoMany(7);
        share.spent(1_000, COST, 7);
        share.take();

        assertThat(share.isDue(1_059)).isFalse();
        assertThat(share.isDue(1_060)).isTrue();
    }

    @Test
    void itWaitsNoLongerWhereMoreComesIn() {
        takeSoMany(70);
        share.spent(1_000, COST, 7);
        share.take();

        assertThat(share.isDue(1_059)).isFalse();
        assertThat(share.isDue(1_060)).isTrue();
    }

    @Test
    void aBacklogIsNotHeldUpByATrickle() {
        takeSoMany(40);
        share.spent(1_000, COST, 400);
        share.take();

        assertThat(share.isDue(1_014)).isFalse();
        assertThat(share.isDue(1_015)).isTrue();
    }

    @Test
    void whatComesAfterARoundCountsForTheNext() {
        takeSoMany(400);
        share.spent(1_000, COST, 400);
        share.spent(2_000, COST, 400);
        share.take();

        assertThat(share.isDue(2_010)).isTrue();
    }

    @Test
    void aRoundThatHadNothingToSendOnCostsAsMuch() {
        share.take();
        share.spent(1_000, COST, 0);
        share.take();

        assertThat(share.isDue(1_059)).isFalse();
        assertThat(share.isDue(1_060)).isTrue();
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeItWait() {
        takeSoMany(1);
        share.spent(3_600_000, COST, 1);
        share.take();

        assertThat(share.isDue(1)).isTrue();
    }

    @Test
    void whatIsLeftGoesOnWhileNothingComesIn() {
        takeSoMany(1);
        share.spent(1_000, COST, 1);

        assertThat(share.isDue(1_011)).isTrue();
    }

    private void takeSoMany(int number) {
        for (int i = 0; i < number; i++) {
            share.take();
        }
    }
}
