package org.hled.api.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hled.api.figures.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    private static final Range FIGURES = new Range(10, 20);
    private static final OptionalInt ABSENT = OptionalInt.empty();

    @Test
    void goesFromTheFirstFigureToTheLastUnlessAskedOtherwise() {
        assertThat(Range.of(ABSENT, ABSENT, FIGURES)).isEqualTo(FIGURES);
        assertThat(Range.of(at(12), ABSENT, FIGURES)).isEqualTo(new Range(12, 20));
        assertThat(Range.of(ABSENT, at(12), FIGURES)).isEqualTo(new Range(10, 12));
        assertThat(Range.of(at(1), at(2), FIGURES)).isEqualTo(new Range(1, 2));
    }

    @Test
    void alwaysHasAnEndThatIsNamed() {
        assertThat(Range.of(at(30), ABSENT, FIGURES)).isEqualTo(new Range(30, 30));
        assertThat(Range.of(ABSENT, at(5), FIGURES)).isEqualTo(new Range(5, 5));
        assertThat(Range.of(at(5), ABSENT, Range.NONE)).isEqualTo(new Range(5, 5));
        assertThat(Range.of(ABSENT, at(5), Range.NONE)).isEqualTo(new Range(5, 5));
        assertThat(Range.of(at(5), at(7), Range.NONE)).isEqualTo(new Range(5, 7));
        assertThat(Range.of(ABSENT, ABSENT, Range.NONE).isEmpty()).isTrue();
    }

    @Property
    void numbersPeriodsInTheirOrder(@ForAll Grain grain, @ForAll @IntRange(max = 9998) int number) {
        assertThat(grain.number(grain.period(number))).hasValue(number);
        assertThat(Period.parse(grain.period(number))).isPresent();
        assertThat(grain.period(number)).isLessThan(grain.period(number + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2024-04, 2024-05, 2024-Q2, true",
        "MONTH, 2024-04, 2024-05, 2024-Q1, false",
        "MONTH, 2024-04, 2024-05, 2024-Q3, false",
        "MONTH, 2023-04, 2024-05, 2024-Q1, true",
        "MONTH, 2024-04, 2024-05, 2024, true",
        "MONTH, 2024-04, 2024-05, 2023, false",
        "MONTH, 2024-04, 2024-05, all, true",
        "QUARTER, 2024-Q1, 2024-Q2, 2024-Q2, false",
        "QUARTER, 2024-Q1, 2024-Q2, 2024, true",
        "QUARTER, 2024-Q1, 2024-Q2, 2025, false",
        "YEAR, 2024, 2024, 2024-Q2, false",
        "YEAR, 2024, 2024, 2024, false",
        "YEAR, 2024, 2024, all, true"
    })
    void knowsWhatStraddlesIt(Grain grain, String first, String last, String longer, boolean expected) {
        assertThat(grain.isStraddledBy(
                        new Period(longer),
                        grain.number(first).getAsInt(),
                        grain.number(last).getAsInt()))
                .isEqualTo(expected);
    }

    private static OptionalInt at(int number) {
        return OptionalInt.of(number);
    }
}
