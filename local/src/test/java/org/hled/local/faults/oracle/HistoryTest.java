package org.hled.local.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.hled.local.faults.oracle.Published.Total;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Total FIRST = total("a", 1);
    private static final Total BESIDE = total("b", 1);
    private static final Total SECOND = total("a", 2);
    private static final Total THIRD = total("a", 3);

    private final History history = new History(List.of(FIRST, BESIDE, SECOND, THIRD));

    @Test
    void whatWasPublishedPasses() {
        take(2, FIRST, BESIDE);
        take(1, SECOND);
        take(1, THIRD);

        assertThat(history.complaints()).isEmpty();
    }

    @Test
    void aChangeThatIsMissingAsAWholeIsComplainedOf() {
        take(2, FIRST, BESIDE);
        take(1, THIRD);

        assertThat(history.complaints())
                .containsExactly(
                        THIRD + " stands in the history where " + SECOND + " was published",
                        THIRD + " is not in the history");
    }

    @Test
    void aTotalThatIsMissingInAChangeIsComplainedOf() {
        take(2, FIRST);
        take(1, SECOND);
        take(1, THIRD);

        assertThat(history.complaints()).contains("version 1 has 2 totals, and 1 of them stand here");
    }

    @Test
    void anotherSumIsComplainedOf() {
        take(2, FIRST, new Total("b", 1, new Sum(BigDecimal.ONE, 1, 0, 0, 0)));
        take(1, SECOND);
        take(1, THIRD);

        assertThat(history.complaints()).singleElement().asString().contains("where " + BESIDE + " was published");
    }

    @Test
    void aVersionThatComesAgainIsComplainedOf() {
        take(2, FIRST, BESIDE);
        take(1, SECOND);
        take(2, FIRST, BESIDE);

        assertThat(history.complaints()).contains("version 1 stands after 2", BESIDE + " stands in the history only");
    }

    private void take(int ofItsChange, Total... totals) {
        List.of(totals).forEach(total -> history.take(total, ofItsChange));
    }

    private static Total total(String key, long version) {
        return new Total(key, version, Sum.NONE);
    }
}
