package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules know no Kafka. */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("src/main/java/org/hled/aggregator");

    @ParameterizedTest
    @ValueSource(strings = {"report", "table", "catalog", "intake/check", "ledger/book", "rollup/figures", "stall"})
    void rulesKnowNoKafka(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            for (Path source : sources) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContain("org.apache.kafka");
            }
        }
    }
}
