package org.hled.local.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaterPulsesTest {

    @Test
    void theThirdTimeIsSurelyOneThatWasReachedAfterwards() {
        LaterPulses pulses = new LaterPulses();
        pulses.take(1_000);
        assertThat(pulses.areEnough())
                .as("told before the generation was current")
                .isFalse();
        pulses.take(1_900);
        assertThat(pulses.areEnough())
                .as("reached before it was, and told after")
                .isFalse();
        pulses.take(40_000);
        assertThat(pulses.areEnough()).isTrue();
    }

    @Test
    void theSameTimeAgainIsNone() {
        LaterPulses pulses = new LaterPulses();
        for (int look = 0; look < 10; look++) {
            pulses.take(1_000);
        }
        assertThat(pulses.areEnough()).isFalse();
    }
}
