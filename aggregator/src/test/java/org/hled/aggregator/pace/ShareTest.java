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
        share.take(1);

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
        round(1_000, sent);
        assertThat(share.isDue(1_000))
                .as("with nothing left to take in or to send on")
                .isTrue();
        share.take(1);

        assertThat(share.isDue(1_000 + after - 1)).isFalse();
        assertThat(share.isDue(1_000 + after)).isTrue();
    }

    @Test
    void takingInHasItsFullShareWhileThereIsSomethingToTakeIn() {
        round(1_000, 400);

        for (int now = 1_010; now < 1_060; now += 10) {
            share.take(0);
            assertThat(share.isDue(now)).isFalse();
        }
        share.take(0);
        assertThat(share.isDue(1_060)).isTrue();
    }

    @Test
    void whatIsLeftGoesOnAsSoonAsNothingComesIn() {
        round(1_000, 400);
        share.take(0);
        assertThat(share.isDue(1_010)).isFalse();

        assertThat(share.isDue(1_020)).isTrue();
    }

    @Test
    void whatCameBeforeARoundCountsForNoOther() {
        takeSoMany(400);
        round(1_000, 400);
        round(2_000, 400);
        share.isDue(2_000);
        share.take(1);

        assertThat(share.isDue(2_010)).isTrue();
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeItWait() {
        takeSoMany(1);
        round(3_600_000, 1);
        share.take(1);

        assertThat(share.isDue(1)).isTrue();
    }

    private void round(long now, int sent) {
        share.isDue(now);
        share.spent(now, COST, sent);
    }

    private void takeSoMany(int number) {
        for (int i = 0; i < number; i++) {
            share.take(1);
        }
    }
}
