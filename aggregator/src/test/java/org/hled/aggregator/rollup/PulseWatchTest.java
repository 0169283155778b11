package org.hled.aggregator.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether we can tell who is silent. */
class PulseWatchTest {

    private static final long START = 1_717_200_000_000L;

    private final PulseWatch watch = new PulseWatch(START, 0, false);

    @Test
    void isBlindThirtySecondsAfterTheLastPulseAndNoLongerThan() {
        assertThat(watch.isBlind(START + 1_000, 500)).isFalse();
        for (int second = 2; second <= 31; second++) {
            assertThat(watch.isBlind(START + second * 1_000, 500)).isFalse();
        }
        assertThat(watch.isBlind(START + 32_000, 500)).isTrue();

        assertThat(watch.isBlind(START + 33_000, 501)).isFalse();
    }

    @Test
    void aClockThatIsSetAheadOrBackIsNoHourWithoutAPulse() {
        assertThat(watch.isBlind(START + 3_600_000, 0)).isFalse();
        assertThat(watch.isBlind(START + 1_000, 0)).isFalse();
    }

    @Test
    void afterARestartItIsAsBlindAsItWasUntilAPulseComes() {
        PulseWatch restarted = new PulseWatch(START, 500, true);

        assertThat(restarted.isBlind(START + 1_000, 500)).isTrue();
        assertThat(restarted.isBlind(START + 2_000, 501)).isFalse();
    }

    @Test
    void tellsEachTimeOnce() {
        assertThat(watch.unsent(0)).isEmpty();
        assertThat(watch.unsent(5)).hasValue(5);
        assertThat(watch.unsent(5)).isEmpty();
        assertThat(watch.unsent(6)).hasValue(6);
    }
}
