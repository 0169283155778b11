package org.hled.local.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hled.local.faults.oracle.Published.Total;
import org.hled.local.faults.oracle.Pulses.Pulse;
import org.junit.jupiter.api.Test;

class PulsesTest {

    private static final Instant EARLY = Instant.parse("2024-06-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2024-06-01T00:01:00Z");

    /** Two reports in version 1, a third one in version 2. */
    private static final List<Total> TOTALS = List.of(
            total("initiative/faults-steady-a/enrollment.enrolled/people/all", 1, 1),
            total("initiative/faults-steady-a/enrollment.enrolled/people/2024", 1, 1),
            total("initiative/faults-steady-b/enrollment.enrolled/people/all", 1, 1),
            total("initiative/faults-0/enrollment.enrolled/people/all", 1, 9),
            total("initiative/faults-steady-a/enrollment.enrolled/people/all", 2, 2));

    @Test
    void oneThatComesWhenAllIsInPasses() {
        assertThat(complaints(new Pulse(EARLY, 1), new Pulse(LATE, 2))).isEmpty();
    }

    @Test
    void moreThanItSpeaksOfMayBeIn() {
        assertThat(complaints(new Pulse(EARLY, 2))).isEmpty();
    }

    @Test
    void oneThatComesTooEarlyIsComplainedOf() {
        assertThat(complaints(new Pulse(LATE, 1)))
                .containsExactly("Pulse[asOf=2024-06-01T00:01:00Z, version=1] comes with 2 of 3 reports");
    }

    @Test
    void oneThatGoesBackIsComplainedOf() {
        assertThat(complaints(new Pulse(LATE, 2), new Pulse(EARLY, 2)))
                .singleElement()
                .asString()
                .contains("comes after");
    }

    /** Two reports were acknowledged before the early time, three before the late one. */
    private static List<String> complaints(Pulse... pulses) {
        return Pulses.complaints(List.of(pulses), TOTALS, time -> time.equals(EARLY) ? 2 : 3);
    }

    private static Total total(String key, long version, long reports) {
        return new Total(key, version, new Sum(BigDecimal.valueOf(reports), reports, 0, 0, 0));
    }
}
