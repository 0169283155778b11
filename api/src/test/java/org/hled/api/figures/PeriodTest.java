package org.hled.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @ValueSource(strings = {"all", "2024", "2024-Q1", "2024-Q4", "2024-01", "2024-12"})
    void takesItsForms(String text) {
        assertThat(Period.parse(text)).contains(new Period(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ALL", "24", "2024-Q5", "2024-Q0", "2024-13", "2024-00", "2024-1", "2024-01-01", " 2024"})
    void refusesOtherForms(String text) {
        assertThat(Period.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "all, 2024, true",
        "all, 2024-04, true",
        "all, all, false",
        "2024, 2024-04, true",
        "2024, 2024-Q2, true",
        "2024, 2024, false",
        "2024, 2025-04, false",
        "2024, all, false",
        "2024-Q2, 2024-04, true",
        "2024-Q2, 2024-06, true",
        "2024-Q2, 2024-07, false",
        "2024-Q2, 2023-04, false",
        "2024-Q2, 2024-Q2, false",
        "2024-Q2, 2024, false",
        "2024-04, 2024-04, false",
        "2024-04, 2024, false"
    })
    void knowsWhatIsLongerAndContains(String longer, String shorter, boolean expected) {
        assertThat(new Period(longer).isLongerAndContains(new Period(shorter))).isEqualTo(expected);
    }
}
