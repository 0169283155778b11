package org.hled.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void eachFigureIsTheMedianOfItsOwn() {
        Growth median = Growth.median(List.of(
                new Growth(1_000, 9, 1, 5, 10, 61, 32, 80),
                new Growth(1_000, 7, 2, 4, 30, 62, 31, 90),
                new Growth(1_000, 8, 3, 6, 20, 60, 33, 70)));

        assertThat(median).isEqualTo(new Growth(1_000, 8, 2, 5, 20, 61, 32, 80));
    }
}
