package org.hled.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.update.Precision;
import org.junit.jupiter.api.Test;

class OracleTest {

    private static final Slot MARCH = new Slot(0, 0, 2);
    private static final Slot APRIL = new Slot(0, 0, 3);

    @Test
    void theHighestRevisionCountsOnceWheneverItComes() {
        Version first = valid(0, 1, MARCH, 500);
        Version revised = valid(0, 2, APRIL, 700);
        Version other = valid(1, 1, APRIL, 1);
        Version stale = valid(0, 0, MARCH, 900);

        assertThat(of(first, revised, revised, other, stale).leaves())
                .isEqualTo(of(other, revised, stale, first).leaves())
                .containsOnly(Map.entry("bench-0/enrollment.enrolled/people/1950-04", new Sum(701, 2)));
    }

    @Test
    void aReportIsInTheTotalsOfItsMonthQuarterYearAndAllTime() {
        var figures = of(valid(0, 1, MARCH, 500), valid(1, 1, APRIL, 1)).figures();

        assertThat(figures)
                .hasSize(3 * 6 + 2)
                .containsEntry("initiative/bench-0/enrollment.enrolled/people/1950-03", new Sum(500, 1))
                .containsEntry("pillar/pillar-4/enrollment.enrolled/people/1950-Q2", new Sum(1, 1))
                .containsEntry("programme/hled/enrollment.enrolled/people/1950", new Sum(501, 2))
                .containsEntry("programme/hled/enrollment.enrolled/people/all", new Sum(501, 2))
                .containsEntry("bench-0/us-bench/enrollment.enrolled/people/-/1950-03", new Sum(500, 1));
    }

    @Test
    void countsHowFarAFigureCanBeTrusted() {
        Version atLeast = new Version(0, 1, MARCH, 500, Precision.AT_LEAST, Optional.empty());
        Version estimated = new Version(1, 1, MARCH, 1, Precision.ESTIMATED, Optional.empty());

        assertThat(of(atLeast, estimated).figures())
                .containsEntry("pillar/pillar-4/enrollment.enrolled/people/all", new Sum(501, 2, 1, 1));
        assertThat(of(atLeast, estimated).leaves()).containsValue(new Sum(501, 2));
    }

    @Test
    void whatHasADefectIsRejectedAndNeverCounts() {
        Version defect = new Version(0, 9, MARCH, 500, Precision.EXACT, Optional.of(Defect.AMOUNT));

        assertThat(of(valid(0, 1, MARCH, 500), defect).figures())
                .containsEntry("pillar/pillar-4/enrollment.enrolled/people/all", new Sum(500, 1))
                .containsEntry("rejected/invalid-number", new Sum(0, 1));
    }

    private static Version valid(int report, int revision, Slot slot, long value) {
        return new Version(report, revision, slot, value, Precision.EXACT, Optional.empty());
    }

    private static Oracle of(Version... versions) {
        Oracle oracle = new Oracle(new Workload(10, 48, Spread.EVEN, 1));
        List.of(versions).forEach(oracle::see);
        return oracle;
    }
}
