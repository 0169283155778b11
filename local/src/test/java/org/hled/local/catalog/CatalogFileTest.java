package org.hled.local.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.catalog.Target;
import org.hled.catalog.Text;
import org.hled.local.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogFileTest {

    private static final String ENTRY = """
            # a comment
            initiatives:
              - id: english
                pillar: pillar-4
                title: {en: English, es: Inglés}
                description:
                  en: For students
                  es: Para estudiantes
                agencies:
                  - {agency: mx-sep, role: lead}
                measures:
                  - {measure: enrollment.enrolled, agency: mx-sep}
                startDate: 2024-03-01
                cadence: P1M
                grace: P7D
                timeZone: America/Mexico_City
                status: implementation
                targets:
                  - {measure: enrollment.enrolled, unit: people, value: 10000.00, from: 2024-03-01, due: 2025-03-01}
            """;

    @TempDir
    private Path directory;

    @Test
    void readsAnEntryAsWritten() throws IOException {
        List<Initiative> initiatives = CatalogFile.read(write(ENTRY));

        assertThat(initiatives)
                .containsExactly(Initiative.newBuilder()
                        .setId("english")
                        .setPillar("pillar-4")
                        .setTitle(new Text("English", "Inglés"))
                        .setDescription(new Text("For students", "Para estudiantes"))
                        .setAgencies(List.of(new Participant("mx-sep", "lead")))
                        .setMeasures(List.of(new ExpectedMeasure("enrollment.enrolled", "mx-sep")))
                        .setStartDate("2024-03-01")
                        .setCadence("P1M")
                        .setGrace("P7D")
                        .setTimeZone("America/Mexico_City")
                        .setStatus("implementation")
                        .setTargets(List.of(new Target(
                                "enrollment.enrolled", "people", "10000.00", "2024-03-01", "0", "2025-03-01")))
                        .build());
    }

    @Test
    void readsAFieldThatMayBeNullAsWritten() throws IOException {
        assertThat(reminderOf("P7D")).isEqualTo("P7D");
        assertThat(reminderOf("\"P14D\"")).isEqualTo("P14D");
    }

    @Test
    void leavesAFieldThatMayBeNullAtItsDefaultWhereTheFileSaysNothingOrNull() throws IOException {
        assertThat(CatalogFile.read(write(ENTRY)).getFirst().getReminder()).isNull();
        for (String nothing : List.of("", "null", "~")) {
            assertThat(reminderOf(nothing)).as(nothing).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cadence: P1M|cadance: P1M|14|initiative english: field 'cadance' is unknown; allowed: id, pillar,",
                "grace: P7D|cadence: P1M|15|initiative english: field 'cadence' stands twice",
                "pillar: pillar-4|pillar:|4|initiative english: field 'pillar' must be text",
                "es: Inglés|it: Inglese|5|initiative english: field 'title.it' is unknown; allowed: en, es",
                "{en: English, es: Inglés}|{en: English}|5|initiative english: field 'title.es' is missing; it is: In",
                "role: lead|rol: lead|10|initiative english: field 'agencies[0].rol' is unknown",
                "timeZone: America/Mexico_City|reminder: [P7D]|16|initiative english: field 'reminder' must be text",
                "unit: people|unit: [a]|19|initiative english: field 'targets[0].unit' must be text",
                "id: english|pillar: pillar-1|4|initiative number 1: field 'pillar' stands twice",
                "initiatives:|initiative:|1|the file must hold a list 'initiatives'",
                "title: {en|title: {{en|6|is not YAML",
            })
    void namesLineEntryAndField(String right, String wrong, int line, String problem) throws IOException {
        Path file = write(ENTRY.replace(right, wrong));

        assertThatThrownBy(() -> CatalogFile.read(file))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("%s:%d: ".formatted(file, line))
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAnEntryThatStandsTwice() throws IOException {
        Path file = write(ENTRY + ENTRY.substring(ENTRY.indexOf("  - id")));

        assertThatThrownBy(() -> CatalogFile.read(file))
                .hasMessageContaining("initiative english stands twice: also on line 3");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path file = write("");

        assertThatThrownBy(() -> CatalogFile.read(file)).isInstanceOf(Fault.class);
    }

    private String reminderOf(String written) throws IOException {
        Path file = write(ENTRY.replace("grace: P7D", "grace: P7D\n    reminder: " + written));
        return CatalogFile.read(file).getFirst().getReminder();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("a.yaml"), text);
    }
}
