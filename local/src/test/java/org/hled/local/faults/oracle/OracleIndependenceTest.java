package org.hled.local.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An oracle that asked the product would agree with its mistakes. */
class OracleIndependenceTest {

    private static final Path SOURCES = Path.of("src/test/java/org/hled/local/faults/oracle");
    private static final String OWN = "import org.hled.local.faults.oracle.";

    @Test
    void sharesNoCodeWithWhatItJudges() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Path> sources = files.toList();
            assertThat(sources).hasSizeGreaterThan(5);
            for (Path source : sources) {
                assertThat(Files.readAllLines(source))
                        .as(source.toString())
                        .noneMatch(line -> line.startsWith("import org.hled.") && !line.startsWith(OWN));
            }
        }
    }
}
