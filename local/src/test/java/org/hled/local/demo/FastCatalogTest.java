package org.hled.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.local.catalog.CatalogFile;
import org.hled.local.report.ReportFile;
import org.hled.local.stack.Home;
import org.junit.jupiter.api.Test;

/** The catalog and the reports of the fast demo fit each other and the parts that it gives. */
class FastCatalogTest {

    private static final Home HOME = new Home(Path.of(".."));

    private final List<Initiative> catalog = CatalogFile.read(HOME.fastCatalog());
    private final Map<String, Contribution> reports = reports();

    @Test
    void everyClockRunsInSeconds() {
        assertThat(catalog).allSatisfy(initiative -> {
            assertThat(Duration.parse(initiative.getCadence()))
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(10));
            assertThat(Duration.parse(initiative.getGrace())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(10));
            assertThat(Duration.parse(initiative.getReminder()))
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(30));
        });
    }

    @Test
    void eachReportCountsAndOneInitiativeHasNone() {
        assertThat(reports)
                .allSatisfy((initiative, report) -> assertThat(entry(initiative).getMeasures())
                        .contains(new ExpectedMeasure(report.measure(), report.agency())));
        assertThat(catalog)
                .extracting(Initiative::getId)
                .filteredOn(id -> !reports.containsKey(id))
                .containsExactly(Cast.OF_THE_CATALOG.never());
    }

    @Test
    void thePartsAreThoseThatTheStoryNeeds() {
        Initiative flat = entry(Cast.OF_THE_CATALOG.flat());

        assertThat(reports).containsKeys(Cast.OF_THE_CATALOG.silenced(), Cast.OF_THE_CATALOG.flat());
        assertThat(entry(Cast.OF_THE_CATALOG.silenced()).getTargets()).isEmpty();
        // Not reached, or it would not be flat.
        assertThat(flat.getTargets()).singleElement().satisfies(target -> {
            assertThat(target.getMeasure()).isEqualTo(reports.get(flat.getId()).measure());
            assertThat(reports.get(flat.getId()).value()).isLessThan(new BigDecimal(target.getValue()));
        });
    }

    private Initiative entry(String id) {
        return catalog.stream()
                .filter(initiative -> initiative.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the catalog: " + id));
    }

    private static Map<String, Contribution> reports() {
        Map<String, Contribution> reports = new HashMap<>();
        ReportFile file = new ReportFile(HOME.fastReports(), Instant.now());
        file.check();
        file.forEach(update -> {
            Contribution report = Contribution.of(update.value());
            reports.put(report.initiative(), report);
        });
        return reports;
    }
}
