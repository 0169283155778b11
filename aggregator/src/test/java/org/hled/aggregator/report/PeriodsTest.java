package org.hled.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-03-01, 2024-03-31, 2024-03, 2024-Q1 2024 all",
        "2024-12-31, 2024-12-31, 2024-12, 2024-Q4 2024 all",
        "2024-01-31, 2024-02-01, 2024-Q1, 2024 all",
        "2024-10-01, 2024-12-31, 2024-Q4, 2024 all",
        "2024-03-31, 2024-04-01, 2024, all",
        "2024-01-01, 2024-12-31, 2024, all",
        "2023-12-31, 2024-01-01, all, ''",
        "2022-04-20, 2024-04-19, all, ''"
    })
    void findsTheSmallestPeriodThatContainsAllDays(LocalDate start, LocalDate end, String smallest, String larger) {
        String period = Periods.smallest(start, end);

        assertThat(period).isEqualTo(smallest);
        List<String> containing = Periods.containing(period);
        assertThat(containing.getFirst()).isEqualTo(smallest);
        assertThat(String.join(" ", containing.subList(1, containing.size()))).isEqualTo(larger);
    }
}
