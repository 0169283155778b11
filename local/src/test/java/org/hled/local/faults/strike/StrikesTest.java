package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.hled.local.faults.Strike;
import org.junit.jupiter.api.Test;

class StrikesTest {

    @Test
    void eachHasANameOfItsOwn() {
        assertThat(Strikes.all()).extracting(Strike::name).doesNotHaveDuplicates();
    }

    @Test
    void thoseThatAreNamedComeInTheOrderOfTheTable() {
        assertThat(Strikes.only(Set.of("flood", "broker-killed")))
                .extracting(Strike::name)
                .containsExactly("broker-killed", "flood");
    }

    @Test
    void allComeWhereNoneIsNamed() {
        assertThat(Strikes.only(Set.of())).hasSameSizeAs(Strikes.all());
    }

    @Test
    void aMisspeltNameBesideARightOneIsRefusedAndTheRightOnesTold() {
        assertThatThrownBy(() -> Strikes.only(Set.of("flood", "broker-kiled")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no fault is named broker-kiled; there are ")
                .hasMessageContaining("broker-killed");
    }
}
