package org.hled.aggregator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long TICK = Pace.TICK.toMillis();
    private static final long LONGEST = Pace.LONGEST.toMillis();

    private final Pace pace = new Pace(0, 3_000, Pace.LONGEST);
    private final Pace patient = new Pace(0, 3_000, Duration.ofMillis(10 * LONGEST));

    private void take(int records) {
        takeSoMany(pace, records);
    }

    private static void takeSoMany(Pace pace, int records) {
        for (int i = 0; i < records; i++) {
            pace.take();
        }
    }

    @Test
    void whatComesSinglyIsDueAtOnce() {
        take(1);
        assertThat(pace.isDue(TICK)).isTrue();
        take(20);
        assertThat(pace.isDue(2 * TICK)).isTrue();
    }

    @Test
    void whatComesInBulkWaitsAndIsDueInTheEnd() {
        take(1_000_000);
        for (long now = TICK; now < LONGEST; now += TICK) {
            assertThat(pace.isDue(now)).isFalse();
        }
        assertThat(pace.isDue(LONGEST)).isTrue();
    }

    @Test
    void afterABurstItWaitsOnlyUntilTheBurstIsNoBulkAnyMore() {
        take(100);

        assertThat(pace.isDue(TICK)).isFalse();
        assertThat(pace.isDue(2 * TICK)).isTrue();
    }

    @Test
    void aBacklogWaitsForAsLongAsItMay() {
        for (long now = TICK; now < 10 * LONGEST; now += TICK) {
            takeSoMany(patient, 1_000);
            assertThat(patient.isDue(now)).isFalse();
        }
        assertThat(patient.isDue(10 * LONGEST)).isTrue();
    }

    @Test
    void whatIsCompleteWaitsForLessLong() {
        patient.complete();
        for (long now = TICK; now < LONGEST; now += TICK) {
            takeSoMany(patient, 1_000);
            assertThat(patient.isDue(now)).isFalse();
        }
        assertThat(patient.isDue(LONGEST)).isTrue();

        takeSoMany(patient, 10_000);
        assertThat(patient.isDue(2 * LONGEST)).isFalse();
    }

    @Test
    void whatCameLongAgoIsNoBulkAnyMore() {
        takeSoMany(patient, 1_000_000);
        for (long now = TICK; now <= 2 * LONGEST; now += TICK) {
            assertThat(patient.isDue(now)).isFalse();
        }
        assertThat(patient.isDue(2 * LONGEST + TICK)).isTrue();
    }

    @Test
    void whoSeesTheEndOfItDoesNotWait() {
        take(1_000_000);
        assertThat(pace.isDue(TICK)).isFalse();

        pace.end();
        assertThat(pace.isDue(2 * TICK)).isTrue();
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeItWait() {
        assertThat(pace.isDue(3_600_000)).isTrue();
        take(1_000_000);

        assertThat(pace.isDue(1)).isTrue();
    }

    @Test
    void aClockThatWasSetBackWithinARoundEndsIt() {
        takeSoMany(patient, 1_000_000);
        assertThat(patient.isDue(LONGEST)).isFalse();

        assertThat(patient.isDue(LONGEST - TICK)).isTrue();
    }

    @Test
    void eachRoundCountsItsOwn() {
        take(1_000_000);
        assertThat(pace.isDue(LONGEST)).isTrue();

        take(1);
        assertThat(pace.isDue(LONGEST + TICK)).isTrue();
    }
}
