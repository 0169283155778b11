package org.hled.aggregator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    /** Ten milliseconds. */
    private static final long COST = 10_000_000;

    private final Share share = new Share();

    @Test
    void theFirstRoundIsDueAtOnce() {
        share.take();

        assertThat(share.isDue(0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // As much as it sent on, and more: five times what it cost.
        "7, 7, 60",
        "70, 7, 60",
        // A trickle does not hold up a backlog.
        "40, 400, 15",
        // Nothing was to be sent on.
        "1, 0, 60",
    })
    void theLessCameInBeforeARoundTheSoonerIsTheNext(int came, int sent, int after) {
        takeSoMany(came);
        share.spent(1_000, COST, sent);
        share.take();

        assertThat(share.isDue(1_000 + after - 1)).isFalse();
        assertThat(share.isDue(1_000 + after)).isTrue();
    }

    @Test
    void whatCameBeforeARoundCountsForNoOther() {
        takeSoMany(400);
        share.spent(1_000, COST, 400);
        share.spent(2_000, COST, 400);
        share.take();

        assertThat(share.isDue(2_010)).isTrue();
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
