package org.hled.local.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hled.local.faults.oracle.Published.Total;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Total FIRST = total("a", 1);
    private static final Total BESIDE = total("b", 1);
    private static final Total SECOND = total("a", 2);

    private final History history = new History();

    @Test
    void wholeChangesInOrderPass() {
        take(2, FIRST, BESIDE);
        take(1, SECOND);

        assertThat(history.complaints(List.of(FIRST, BESIDE, SECOND))).isEmpty();
    }

    @Test
    void aTotalThatStandsTwiceInAChangeIsComplainedOf() {
        take(2, FIRST, FIRST);

        assertThat(history.complaints(List.of(FIRST))).containsExactly("a of version 1 stands after that of 1");
    }

    @Test
    void aTotalThatIsMissingInAChangeIsComplainedOf() {
        take(2, FIRST);
        take(1, SECOND);

        assertThat(history.complaints(List.of(FIRST, SECOND)))
                .containsExactly("version 1 has 2 totals, and 1 of them stand here");
    }

    @Test
    void aVersionThatComesAgainIsComplainedOf() {
        take(1, SECOND);
        take(2, FIRST, BESIDE);

        assertThat(history.complaints(List.of(FIRST, BESIDE)))
                .containsExactly("version 1 stands after 2", "a of version 1 stands after that of 2");
    }

    @Test
    void anEndThatIsNotThatOfTheTotalsIsComplainedOf() {
        take(1, FIRST);

        assertThat(history.complaints(List.of(FIRST, SECOND, BESIDE))).hasSize(2);
        assertThat(history.complaints(List.of())).contains("a stands in the history only");
    }

    private void take(int ofItsChange, Total... totals) {
        List.of(totals).forEach(total -> history.take(total, ofItsChange));
    }

    private static Total total(String key, long version) {
        return new Total(key, version, Sum.NONE);
    }
}
