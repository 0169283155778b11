package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hled.local.faults.strike.ApiKilled;
import org.hled.local.faults.strike.Strikes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityPageTest {

    @TempDir
    private Path directory;

    @Test
    void replacesARowAndPutsAllInOrder() throws IOException {
        Path file = directory.resolve("page.md");
        Files.write(
                file,
                List.of(
                        "before",
                        "<!-- faults: written by ./hled test --faults -->",
                        "| fault |",
                        "|---|",
                        "| `api-killed` | old |",
                        "| `no-more` | there |",
                        "| `flood` | there |",
                        "<!-- /faults -->",
                        "| `flood` is spoken of here"));
        Row row =
                new Row(new ApiKilled(), 1, 2, List.of(new Row.Attempt(0, 0, 0, Duration.ZERO, Duration.ZERO)), false);

        new ReliabilityPage(file, List.of("flood", "api-killed")).put(row);

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "before",
                        "<!-- faults: written by ./hled test --faults -->",
                        "| fault |",
                        "|---|",
                        "| `flood` | there |",
                        row.markdown(),
                        "| `no-more` | there |",
                        "<!-- /faults -->",
                        "| `flood` is spoken of here");
    }

    @Test
    void thePageHasAColumnForEachThingInARow() throws IOException {
        Row row = new Row(new ApiKilled(), 1, 2, List.of(), true);
        List<String> table = Files.readAllLines(Path.of("../docs/reliability.md")).stream()
                .filter(line -> line.startsWith("| fault ") || line.startsWith("| `"))
                .filter(line -> line.startsWith("| fault |") || isFault(line))
                .toList();

        assertThat(table)
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(columns(line)).as(line).isEqualTo(columns(row.markdown())));
    }

    private static boolean isFault(String line) {
        return Strikes.all().stream().anyMatch(strike -> line.startsWith("| `%s` |".formatted(strike.name())));
    }

    private static long columns(String line) {
        return line.chars().filter(c -> c == '|').count();
    }
}
