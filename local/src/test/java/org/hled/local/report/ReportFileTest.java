package org.hled.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hled.local.fault.Fault;
import org.hled.update.Direction;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.InvestmentUpdate;
import org.hled.update.MilestoneUpdate;
import org.hled.update.PortThroughputUpdate;
import org.hled.update.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTest {

    private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");
    private static final String HEADER = "kind,agency,initiative,reportId,periodStart,periodEnd,submittedAt,precision,"
            + "note,stage,people,transaction,amount,currency,port,direction,traffic,crossings,milestone,title,status";

    @TempDir
    private Path directory;

    @Test
    void mapsEachKindFromCsv() throws IOException {
        Path file = write(
                "a.csv",
                "# where it is from",
                HEADER,
                "enrollment,mx-sep,english,r1,2024-03-01,2024-04-19,2024-04-19T16:00:00Z,AT_LEAST,"
                        + "\"a, b\",ENROLLED,5000,,,,,,,,,,",
                "investment,us-usaid,south,r2,2024-03-01,2024-04-19,,,,,,PLEDGED,17500000.00,USD,,,,,,,",
                "",
                "port-throughput,us-cbp,donna,r3,2024-03-01,2024-03-31,,,,,,,,,0309,SOUTHBOUND,TRUCKS,12,,,",
                "milestone,us-cbp,otay,m1,2024-03-01,2024-03-31,,,,,,,,,,,,,m1,Done,ACHIEVED");

        List<Update> updates = read(file);

        assertThat(updates)
                .extracting(Update::kind)
                .containsExactly(
                        UpdateKind.ENROLLMENT, UpdateKind.INVESTMENT, UpdateKind.PORT_THROUGHPUT, UpdateKind.MILESTONE);
        assertThat(updates).extracting(Update::reportId).containsExactly("r1", "r2", "r3", "m1");
        assertThat(updates.get(0).value())
                .isEqualTo(EnrollmentUpdate.newBuilder()
                        .setAgency("mx-sep")
                        .setInitiative("english")
                        .setReportId("r1")
                        .setPeriodStart("2024-03-01")
                        .setPeriodEnd("2024-04-19")
                        .setSubmittedAt(Instant.parse("2024-04-19T16:00:00Z"))
                        .setPrecision(Precision.AT_LEAST)
                        .setNote("a, b")
                        .setStage("ENROLLED")
                        .setPeople(5000)
                        .build());
        assertThat((InvestmentUpdate) updates.get(1).value())
                .returns("17500000.00", InvestmentUpdate::getAmount)
                .returns(NOW, InvestmentUpdate::getSubmittedAt)
                .returns(Precision.EXACT, InvestmentUpdate::getPrecision)
                .returns(0, InvestmentUpdate::getRevision)
                .returns(null, InvestmentUpdate::getNote);
        assertThat((PortThroughputUpdate) updates.get(2).value())
                .returns("0309", PortThroughputUpdate::getPort)
                .returns(Direction.SOUTHBOUND, PortThroughputUpdate::getDirection);
        assertThat((MilestoneUpdate) updates.get(3).value()).returns("Done", MilestoneUpdate::getTitle);
    }

    @Test
    void mapsNdjsonAsWritten() throws IOException {
        Path file = write("a.ndjson", """
                {"kind":"investment","agency":"us-usaid","initiative":"south","reportId":"r2","revision":3,\
                "withdrawn":true,"periodStart":"2024-03-01","periodEnd":"2024-04-19","note":null,\
                "transaction":"PLEDGED","amount":17500000.00,"currency":"USD"}""", "");

        assertThat((InvestmentUpdate) read(file).getFirst().value())
                .returns("17500000.00", InvestmentUpdate::getAmount)
                .returns(3, InvestmentUpdate::getRevision)
                .returns(true, InvestmentUpdate::getWithdrawn)
                .returns(null, InvestmentUpdate::getNote);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enrolment,us,i,r,2024-01-01,2024-01-31,,,,ENROLLED,1,,,,,,,,,,|"
                        + "field 'kind' is 'enrolment'; allowed: enrollment, investment, port-throughput, milestone",
                ",us,i,r,2024-01-01,2024-01-31,,,,ENROLLED,1,,,,,,,,,,|"
                        + "field 'kind' is missing; allowed: enrollment,",
                "enrollment,us,i,r,2024-01-01,2024-01-31,,,,ENROLLED,11.5,,,,,,,,,,|"
                        + "field 'people' is '11.5'; it must be a whole number",
                "enrollment,us,i,r,2024-01-01,2024-01-31,yesterday,,,ENROLLED,1,,,,,,,,,,|"
                        + "field 'submittedAt' is 'yesterday'; it must be an ISO 8601 instant",
                "enrollment,us,i,r,2024-01-01,2024-01-31,,ABOUT,,ENROLLED,1,,,,,,,,,,|"
                        + "field 'precision' is 'ABOUT'; allowed: EXACT, AT_LEAST, ESTIMATED",
                "enrollment,us,i,r,2024-01-01,2024-01-31,,UNKNOWN,,ENROLLED,1,,,,,,,,,,|"
                        + "field 'precision' is 'UNKNOWN'; allowed: EXACT",
                "enrollment,us,i,,2024-01-01,2024-01-31,,,,ENROLLED,1,,,,,,,,,,|"
                        + "field 'reportId' is missing in a row of kind enrollment; it is: Id of the report",
                "enrollment,us,i,r,2024-01-01,2024-01-31,,,,ENROLLED,1,,,USD,,,,,,,|"
                        + "field 'currency' must be empty in a row of kind enrollment",
                "enrollment,us,i|has 3 cells where the header has 21",
            })
    void namesLineFieldAndWhatIsAllowed(String row, String problem) throws IOException {
        String good = "enrollment,us,i,r,2024-01-01,2024-01-31,,,\"two\nlines\",ENROLLED,1,,,,,,,,,,";
        Path file = write("a.csv", HEADER, good, row, good);

        assertThatThrownBy(() -> new ReportFile(file, NOW).check())
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith(file + ":4: ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void namesEveryBadRow() throws IOException {
        Path file = write("a.csv", HEADER, "x".concat(",".repeat(20)), "y".concat(",".repeat(20)));

        assertThatThrownBy(() -> new ReportFile(file, NOW).check())
                .hasMessageContaining("a.csv:2: ")
                .hasMessageContaining("a.csv:3: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{|is not JSON",
                "[]|must be a JSON object",
                "{\"people\":1,\"people\":2}|is not JSON: Duplicate",
                "{\"peeple\":1}|field 'peeple' is unknown; allowed: agency,",
                "{\"people\":[1]}|field 'people' must be text, a number, true, false or null",
                "{\"kind\":\"milestone\",\"people\":1}|field 'people' must be empty in a row of kind milestone",
            })
    void namesTheLineOfBadNdjson(String line, String problem) throws IOException {
        Path file = write("a.ndjson", "", line);

        assertThatThrownBy(() -> new ReportFile(file, NOW).check())
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith(file + ":2: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind,peeple", "kind,kind", ""})
    void refusesAWrongHeader(String header) throws IOException {
        Path file = write("a.csv", header);

        assertThatThrownBy(() -> new ReportFile(file, NOW).check())
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith(file + ":1: ");
    }

    @Test
    void toleratesAByteOrderMark() throws IOException {
        Path file = write("a.csv", "\uFEFF" + HEADER);

        assertThat(new ReportFile(file, NOW).check()).isZero();
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path file = directory.resolve("a.csv");
        Files.write(file, (HEADER + "\nse\u00f1al").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new ReportFile(file, NOW).check())
                .isInstanceOf(Fault.class)
                .hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void saysWhereQuotesAreBroken() throws IOException {
        Path file = write("a.csv", HEADER, "\"a\"b,c");

        assertThatThrownBy(() -> new ReportFile(file, NOW).check())
                .isInstanceOf(Fault.class)
                .hasMessageContaining("line: 2");
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines));
    }

    private static List<Update> read(Path file) {
        ReportFile reports = new ReportFile(file, NOW);
        List<Update> updates = new ArrayList<>();
        long count = reports.check();
        reports.forEach(updates::add);
        assertThat(updates).hasSize((int) count);
        return updates;
    }
}
