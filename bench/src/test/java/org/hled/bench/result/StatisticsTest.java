package org.hled.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Statistics.median(List.of(9, 1, 5))).isEqualTo(5);
        assertThat(Statistics.median(List.of(4, 1, 3, 2))).isEqualTo(2);
        assertThat(Statistics.median(List.of())).isNaN();
    }

    @Test
    void aPercentileIsAValueThatWasMeasured() {
        List<Integer> hundred = IntStream.rangeClosed(1, 100).boxed().toList();

        assertThat(Statistics.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Statistics.percentile(hundred, 100)).isEqualTo(100);
        assertThat(Statistics.percentile(List.of(7.5), 99)).isEqualTo(7.5);
    }

    @Test
    void spreadIsHowMuchTheGreatestExceedsTheLeast() {
        assertThat(Statistics.spread(List.of(100, 150, 120))).isEqualTo(0.5);
    }
}
