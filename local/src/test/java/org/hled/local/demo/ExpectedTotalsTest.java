package org.hled.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Text;
import org.hled.local.catalog.CatalogFile;
import org.hled.local.report.ReportFile;
import org.hled.local.stack.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedTotalsTest {

    private static final Home HOME = new Home(Path.of(".."));
    private static final PillarTotal PLEDGED = new PillarTotal("pillar-2", "investment.pledged", "USD");
    private static final String HEADER = "kind,agency,initiative,reportId,revision,withdrawn,periodStart,periodEnd,"
            + "submittedAt,precision,transaction,amount,currency";

    @TempDir
    private Path directory;

    @Test
    void areThoseOfTheMidYearReview() {
        ExpectedTotals expected = new ExpectedTotals(CatalogFile.read(HOME.catalog()));
        new ReportFile(HOME.reports(), Instant.now()).forEach(expected::add);

        assertThat(Totals.table(expected.totals()))
                .extracting(line -> line.replaceAll(" {2,}", "|"))
                .containsExactly(
                        "Building Back Together|enrollment.enrolled|11|people",
                        "Building Back Together|milestone.achieved|7|milestones",
                        "Building Back Together|milestone.in_progress|4|milestones",
                        "Promoting Sustainable Development|enrollment.benefited|≥ 30000|people",
                        "Promoting Sustainable Development|investment.mobilised|≥ 33000000.00|USD",
                        "Promoting Sustainable Development|investment.pledged|~ 17500000.00|USD",
                        "Promoting Sustainable Development|milestone.in_progress|1|milestones",
                        "Securing Future Prosperity|milestone.achieved|1|milestones",
                        "Investing in Our People|enrollment.enrolled|≥ 5000|people",
                        "Investing in Our People|milestone.planned|1|milestones");
    }

    @Test
    void countTheHighestRevisionOnce() throws Exception {
        assertThat(totals(row("ca-gac", "r1", 1, false, "EXACT", "20.5"), row("ca-gac", "r1", 0, false, "EXACT", "7")))
                .containsExactly(Map.entry(PLEDGED, new Figure("20.50", "exact")));
    }

    @Test
    void leaveOutWhatIsTakenBack() throws Exception {
        assertThat(totals(row("ca-gac", "r1", 0, false, "EXACT", "7"), row("ca-gac", "r1", 1, true, "EXACT", "7")))
                .isEmpty();
    }

    @Test
    void leaveOutWhatAnotherAgencyReports() throws Exception {
        assertThat(totals(row("us-usaid", "r1", 0, false, "EXACT", "7"))).isEmpty();
    }

    @Test
    void aLowerBoundLessSomethingIsAnEstimate() throws Exception {
        assertThat(totals(row("ca-gac", "r1", 0, false, "AT_LEAST", "7"), row("ca-gac", "r2", 0, false, "EXACT", "-2")))
                .containsExactly(Map.entry(PLEDGED, new Figure("5.00", "estimated")));
    }

    @Test
    void differencesNameWhatIsMissingWrongOrTooMuch() {
        SortedMap<PillarTotal, Figure> expected = new TreeMap<>(Totals.ORDER);
        SortedMap<PillarTotal, Figure> actual = new TreeMap<>(Totals.ORDER);
        expected.put(new PillarTotal("pillar-1", "milestone.achieved", "milestones"), new Figure("7", "exact"));
        expected.put(PLEDGED, new Figure("5.00", "estimated"));
        actual.put(PLEDGED, new Figure("5.00", "exact"));
        actual.put(new PillarTotal("pillar-4", "milestone.planned", "milestones"), new Figure("1", "exact"));

        assertThat(Totals.differences(expected, actual))
                .containsExactly(
                        "pillar-1 milestone.achieved in milestones: missing, expected 7",
                        "pillar-2 investment.pledged in USD: is 5.00, expected ~ 5.00",
                        "pillar-4 milestone.planned in milestones: is 1, expected none");
        assertThat(Totals.differences(expected, expected)).isEmpty();
    }

    private static String row(
            String agency, String reportId, int revision, boolean withdrawn, String precision, String amount) {
        return String.join(
                ",",
                List.of(
                        "investment",
                        agency,
                        "chains",
                        reportId,
                        String.valueOf(revision),
                        String.valueOf(withdrawn),
                        "2024-01-01",
                        "2024-01-31",
                        "",
                        precision,
                        "PLEDGED",
                        amount,
                        "USD"));
    }

    private SortedMap<PillarTotal, Figure> totals(String... rows) throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), HEADER + "\n" + String.join("\n", rows));
        ExpectedTotals expected = new ExpectedTotals(List.of(Initiative.newBuilder()
                .setId("chains")
                .setPillar("pillar-2")
                .setTitle(new Text("", ""))
                .setDescription(new Text("", ""))
                .setAgencies(List.of())
                .setMeasures(List.of(new ExpectedMeasure("investment.pledged", "ca-gac")))
                .setStartDate("2024-01-01")
                .setCadence("P1M")
                .setGrace("P1M")
                .setTimeZone("UTC")
                .setStatus("implementation")
                .setTargets(List.of())
                .build()));
        new ReportFile(file, Instant.EPOCH).forEach(expected::add);
        return expected.totals();
    }
}
