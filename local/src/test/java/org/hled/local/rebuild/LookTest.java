package org.hled.local.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookTest {

    private static final Instant TIME = Instant.parse("2026-11-25T12:34:56.789Z");

    @Test
    void saysHowManyRecordsAreReadOfHowManyAndUpToWhen() {
        assertThat(new Look(2, 1_234_567, 2_000_000, 0, Optional.of(TIME)).text())
                .isEqualTo("generation 2: 1,234,567 of 2,000,000 records read (61 %), as of 2026-11-25T12:34:56Z");
    }

    @Test
    void saysWhatIsOnItsWayAndNothingOfATimeThatIsNotKnown() {
        assertThat(new Look(3, 10, 20, 4_000, Optional.empty()).text())
                .isEqualTo("generation 3: 10 of 20 records read (50 %), 4,000 bundles on their way");
    }

    @Test
    void aHundredPerCentAreAll() {
        assertThat(new Look(2, 1_999_999, 2_000_000, 0, Optional.empty()).text())
                .contains("(99 %)");
        assertThat(new Look(2, 0, 0, 0, Optional.empty()).text()).contains("(100 %)");
    }
}
