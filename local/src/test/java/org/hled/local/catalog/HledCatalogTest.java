package org.hled.local.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hled.catalog.Initiative;
import org.hled.local.stack.Home;
import org.junit.jupiter.api.Test;

/** The catalog of the HLED says of each initiative when a report is due, and why then. */
class HledCatalogTest {

    private static final Path FILE = new Home(Path.of("..")).catalog();

    @Test
    void everyInitiativeHasCadenceGraceAndReminder() {
        assertThat(CatalogFile.read(FILE)).isNotEmpty().allSatisfy(initiative -> {
            assertThat(initiative.getCadence()).as(initiative.getId()).startsWith("P");
            assertThat(initiative.getGrace()).as(initiative.getId()).startsWith("P");
            assertThat(initiative.getReminder()).as(initiative.getId()).startsWith("P");
        });
    }

    @Test
    void theReasonStandsRightAboveEachCadenceAndGrace() throws IOException {
        List<Initiative> initiatives = CatalogFile.read(FILE);

        assertThat(linesAbove("    cadence: ")).hasSameSizeAs(initiatives).allMatch(HledCatalogTest::isReason);
        assertThat(linesAbove("    grace: ")).hasSameSizeAs(initiatives).allMatch(HledCatalogTest::isReason);
    }

    private static boolean isReason(String line) {
        return line.matches(" {4}# .*\\w.*");
    }

    private static List<String> linesAbove(String field) throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        return IntStream.range(1, lines.size())
                .filter(i -> lines.get(i).startsWith(field))
                .mapToObj(i -> lines.get(i - 1))
                .toList();
    }
}
