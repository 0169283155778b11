package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class TrialTest {

    private static final Row.Attempt RIGHT = new Row.Attempt(0, 0, 0, Duration.ofMillis(1500), Duration.ofMillis(4000));
    private static final Row.Attempt WRONG = new Row.Attempt(7, 2, 0, Duration.ofMillis(2500), Duration.ofMillis(9000));
    private static final String PASSED_EARLIER =
            "| `quake` | it shakes | 3 | 10 | 0 | 0 | 0 | 0.1 s | 0.1 s | 0.2 s | 1 |";

    @TempDir
    private Path directory;

    private final Deque<Row.Attempt> outcomes = new ArrayDeque<>();
    private Path file;
    private Trial trial;
    private int stages;

    @BeforeEach
    void writesAPage() throws IOException {
        file = directory.resolve("page.md");
        Files.write(
                file, List.of("<!-- faults: written by ./hled test --faults -->", PASSED_EARLIER, "<!-- /faults -->"));
        trial = new Trial(2, 42, this::start, new ReliabilityPage(file, List.of("quake")));
    }

    @Test
    void aFaultThatPassedHasARowWithoutWrongTotals() throws Exception {
        outcomes.add(RIGHT);
        outcomes.add(RIGHT);

        trial.of(new Quake(Optional.empty(), false));

        assertThat(row()).isEqualTo("| `quake` | it shakes | 2 | 1,000 | 0 | 0 | 0 | 1.5 s | 1.5 s | 4.0 s | 42 |");
        assertThat(stages).isEqualTo(1);
    }

    @Test
    void onePerStageWhereItStartsAfresh() throws Exception {
        outcomes.add(RIGHT);
        outcomes.add(RIGHT);

        trial.of(new Quake(Optional.empty(), true));

        assertThat(row()).contains("| 2 | 2,000 |");
        assertThat(stages).isEqualTo(2);
    }

    @Test
    void wrongTotalsStandInTheRowAndEndTheTrial() throws IOException {
        outcomes.add(WRONG);

        assertThatThrownBy(() -> trial.of(new Quake(Optional.empty(), false)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("--seed 42");

        assertThat(row()).isEqualTo("| `quake` | it shakes | 1 | 1,000 | 7 | 2 | 0 | 2.5 s | 2.5 s | 9.0 s | 42 |");
    }

    @Test
    void oneThatCannotBeFinishedIsWrittenDownAsFailed() throws IOException {
        outcomes.add(RIGHT);

        assertThatThrownBy(() -> trial.of(new Quake(Optional.empty(), false)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("it never recovered");

        assertThat(row())
                .isEqualTo("| `quake` | it shakes | 2 | 1,000 | **failed** | 0 | 0 | 1.5 s | 1.5 s | 4.0 s | 42 |");
    }

    @Test
    void aStackThatDoesNotStartIsWrittenDownAsFailed() throws IOException {
        Trial vain = new Trial(
                2,
                42,
                (name, strike, seed) -> {
                    throw new IOException("no port");
                },
                new ReliabilityPage(file, List.of("quake")));

        assertThatThrownBy(() -> vain.of(new Quake(Optional.empty(), false))).hasMessage("no port");

        assertThat(row()).isEqualTo("| `quake` | it shakes | 1 | 0 | **failed** | 0 | 0 | – | – | – | 42 |");
    }

    @Test
    void oneThatCannotBeTriedHereIsSkippedAndKeepsItsRow() throws IOException {
        assertThatThrownBy(() -> trial.of(new Quake(Optional.of("needs a fault line"), false)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("needs a fault line");

        assertThat(row()).isEqualTo(PASSED_EARLIER);
        assertThat(stages).isZero();
    }

    private String row() throws IOException {
        return Files.readAllLines(file).get(1);
    }

    private Stage start(String name, Strike strike, long seed) {
        stages++;
        return new Stage() {
            @Override
            public Row.Attempt attempt(Strike tried) {
                if (outcomes.isEmpty()) {
                    throw new AssertionError("it never recovered");
                }
                return outcomes.remove();
            }

            @Override
            public long reports() {
                return 1000;
            }

            @Override
            public void close() {}
        };
    }

    private record Quake(Optional<String> obstacle, boolean startsAfresh) implements Strike {

        @Override
        public String name() {
            return "quake";
        }

        @Override
        public String what() {
            return "it shakes";
        }

        @Override
        public void strike(Scene scene) {}
    }
}
