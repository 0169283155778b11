package org.hled.api.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChangeAssemblerTest {

    private static final Instant AS_OF = Instant.parse("2024-04-01T00:00:00Z");

    /** Records are a letter for their subject, and their version. */
    private final ChangeAssembler<String> assembler = new ChangeAssembler<>(record -> record.charAt(0));

    /**
     * Changes of a few keys on four topics, written, made visible, compacted and read in any order: whatever is shown is
     * the state after one of the changes, and in the end that after the last.
     */
    @Property(tries = 3000)
    void showsOnlyStatesAfterWholeChanges(
            @ForAll @Size(min = 1, max = 8)
                    List<@Size(min = 1, max = 5) Set<@IntRange(max = TopicsModel.CELLS - 1) Integer>> changes,
            @ForAll @Size(min = 8, max = 8) List<@IntRange(min = 1, max = 2) Integer> steps,
            @ForAll @Size(max = 150) List<@IntRange(max = 999) Integer> actions) {
        TopicsModel model = new TopicsModel(changes, steps);
        for (int action : actions) {
            model.act(action);
            model.checkWhatIsShown();
        }
        model.finish();
    }

    @Test
    void givesOutChangesOneByOneOnceCaughtUp() {
        assembler.atEnd();

        assembler.add(Stream.TOTALS, mark(1, 1, 1), "t1");
        assertThat(assembler.next()).isEmpty();
        assembler.add(Stream.TOTALS, mark(2, 1, 0), "t2");
        assertThat(assembler.next()).isEmpty();
        assembler.add(Stream.LEAVES, mark(1, 1, 1), "l1");

        assertThat(assembler.next()).contains(new WholeChange<>(1, AS_OF, List.of("t1", "l1")));
        assertThat(assembler.next()).contains(new WholeChange<>(2, AS_OF, List.of("t2")));
        assertThat(assembler.next()).isEmpty();
    }

    @Test
    void showsNothingBeforeTheEndIsReached() {
        assembler.add(Stream.TOTALS, mark(7, 1, 0), "t7");
        assertThat(assembler.next()).isEmpty();
        assertThat(assembler.isBehind()).isTrue();

        assembler.atEnd();

        assertThat(assembler.next()).contains(new WholeChange<>(7, AS_OF, List.of("t7")));
        assertThat(assembler.isBehind()).isFalse();
    }

    @Test
    void keepsOnlyTheLastOfASubjectWhileItCollects() {
        assembler.add(Stream.TOTALS, mark(1, 2, 1), "a1");
        assembler.add(Stream.TOTALS, mark(1, 2, 1), "b1");
        assembler.add(Stream.LEAVES, mark(1, 2, 1), "a1");
        assembler.add(Stream.TOTALS, mark(2, 1, 0), "a2");
        assembler.atEnd();
        assembler.add(Stream.TOTALS, mark(3, 1, 0), "a3");

        assertThat(assembler.next()).contains(new WholeChange<>(2, AS_OF, List.of("b1", "a1", "a2")));
        assertThat(assembler.next()).contains(new WholeChange<>(3, AS_OF, List.of("a3")));
    }

    @Test
    void waitsAtTheEndForAChangeThatIsOnItsWay() {
        assembler.add(Stream.TOTALS, mark(7, 1, 1), "t7");
        assembler.atEnd();
        assertThat(assembler.next()).isEmpty();

        assembler.add(Stream.LEAVES, mark(7, 1, 1), "l7");

        assertThat(assembler.next()).contains(new WholeChange<>(7, AS_OF, List.of("t7", "l7")));
    }

    @Test
    void takesWhatIsMissingAsLostWhenToldSo() {
        assembler.add(Stream.TOTALS, mark(7, 1, 1), "t7");
        assembler.atEnd();

        assembler.settle();

        assertThat(assembler.next()).contains(new WholeChange<>(7, AS_OF, List.of("t7")));
    }

    @Test
    void givesOutWhatComesAfterItWasTakenAsLost() {
        assembler.add(Stream.TOTALS, mark(7, 1, 1), "t7");
        assembler.settle();
        assertThat(assembler.next()).isPresent();

        assembler.add(Stream.LEAVES, mark(7, 1, 1), "l7");

        assertThat(assembler.next()).contains(new WholeChange<>(7, AS_OF, List.of("l7")));
    }

    @Test
    void collectsToTheEndWhereACompactedRecordIsMissing() {
        assembler.atEnd();
        assembler.add(Stream.TOTALS, mark(1, 2, 0), "a1");
        assembler.add(Stream.TOTALS, mark(2, 1, 0), "b2");

        assertThat(assembler.next()).as("b of version 1 is gone").isEmpty();
        assembler.atEnd();

        assertThat(assembler.next()).contains(new WholeChange<>(2, AS_OF, List.of("a1", "b2")));
    }

    @Test
    void refusesAVersionThatGoesBack() {
        assembler.add(Stream.TOTALS, mark(2, 1, 0), "t2");

        assertThatThrownBy(() -> assembler.add(Stream.TOTALS, mark(1, 1, 0), "t1"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static ChangeMark mark(long version, int totals, int leaves) {
        return new ChangeMark(version, AS_OF, totals, leaves, 0, 0);
    }
}
