package org.hled.local.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An oracle that asked the product would agree with its mistakes. */
class OracleIndependenceTest {

    private static final Path SOURCES = Path.of("src/test/java/org/hled/local/faults/oracle");
    /** However it is named: in an import of any kind, or where it is used. */
    private static final Pattern FOREIGN =
            Pattern.compile("\\borg\\s*\\.\\s*hled\\s*\\.(?!local\\.faults\\.oracle\\b)[\\s\\w.*]+");
    /** Types of records are known to it by their names. */
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

    @Test
    void sharesNoCodeWithWhatItJudges() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> !file.toString().endsWith("Test.java")).toList();
            assertThat(sources).hasSizeGreaterThan(5);
            for (Path source : sources) {
                assertThat(foreign(Files.readString(source)))
                        .as(source.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import org.hled.totals.Total;",
                "import static org.hled.schemas.topic.Topics.TOTALS;",
                "import org.hled.local.faults.*;",
                "Object total = new org.hled.totals.Total();",
                "String text = \"\" + org.hled.totals.Total.class;",
                "org.hled\n    .totals.Total total;"
            })
    void seesWhatIsNotItsOwnHoweverItIsNamed(String source) {
        assertThat(foreign(source)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package org.hled.local.faults.oracle;",
                "import org.hled.local.faults.oracle.Version.Report;",
                "String TYPE = \"org.hled.catalog.Initiative\";",
                "import org.apache.avro.generic.GenericRecord;"
            })
    void leavesItsOwnNamesOfTypesAndLibraries(String source) {
        assertThat(foreign(source)).isEmpty();
    }

    private static List<String> foreign(String source) {
        return FOREIGN.matcher(TEXT.matcher(source).replaceAll("text"))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
