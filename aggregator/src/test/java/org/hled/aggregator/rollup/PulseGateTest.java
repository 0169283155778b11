package org.hled.aggregator.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** As of when the figures stand: the least of the partitions' pulses, once all that had changed by then is published. */
class PulseGateTest {

    private final PulseGate gate = new PulseGate(2);

    private void pulse(long asOf) {
        gate.take(0, asOf);
        gate.take(1, asOf);
    }

    @Test
    void knowsNoTimeBeforeEachPartitionHasToldOne() {
        gate.take(0, 100);

        assertThat(gate.reached(0, 0)).isEmpty();
        gate.take(1, 90);
        assertThat(gate.reached(0, 0)).hasValue(90);
    }

    @Test
    void waitsUntilTheLeavesHaveBeenLookedAtThatHadChangedByThen() {
        pulse(100);

        assertThat(gate.reached(5, 8)).isEmpty();
        assertThat(gate.reached(7, 12)).isEmpty();
        assertThat(gate.reached(8, 12)).hasValue(100);
    }

    @Test
    void movesOnWhereLeavesNeverStopChanging() {
        pulse(100);
        assertThat(gate.reached(0, 10)).isEmpty();
        pulse(200);
        assertThat(gate.reached(5, 20)).isEmpty();

        // The second has waited for the first, and from now on waits for what has changed until now.
        assertThat(gate.reached(10, 30)).hasValue(100);
        assertThat(gate.reached(29, 40)).isEmpty();
        assertThat(gate.reached(30, 50)).hasValue(200);
    }

    @Test
    void aPulseThatTellsAnEarlierTimeChangesNothing() {
        pulse(100);
        pulse(40);

        assertThat(gate.reached(0, 0)).hasValue(100);
    }
}
