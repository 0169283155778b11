package org.hled.local.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.generation.Phase;
import org.junit.jupiter.api.Test;

class FormerTest {

    private static final Former FIRST = Former.of(Generations.NONE, 2);

    @Test
    void isTheLastOneBeforeOfWhichSomethingWasSaid() {
        Generations known =
                Generations.NONE.with(new Generation(2, Phase.RETIRED.id(), 8, Map.of(), Map.of(), Instant.EPOCH));

        assertThat(Former.of(known, 4).number()).isEqualTo(2);
        assertThat(Former.of(Generations.NONE, 4).number()).isEqualTo(1);
    }

    @Test
    void isThereAsLongAsAnythingOfItIs() {
        assertThat(FIRST.isGone(Set.of("hled-intake"), Set.of())).isFalse();
        assertThat(FIRST.isGone(Set.of("hled-ledger"), Set.of())).isFalse();
        assertThat(FIRST.isGone(Set.of(), Set.of("hled.reports"))).isFalse();
        assertThat(FIRST.isGone(Set.of("hled-intake-2", "hled-ledger-2"), Set.of("hled.reports.2")))
                .isTrue();
    }
}
