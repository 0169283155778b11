package org.hled.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {

    private static final Slot MARCH = new Slot(0, 0, 2);
    private static final Slot APRIL = new Slot(0, 0, 3);

    @Test
    void theHighestRevisionCountsOnceWheneverItComes() {
        Version first = new Version(0, 1, MARCH, 500);
        Version revised = new Version(0, 2, APRIL, 700);
        Version other = new Version(1, 1, APRIL, 1);
        Version stale = new Version(0, 0, MARCH, 900);

        assertThat(of(first, revised, revised, other, stale).leaves())
                .isEqualTo(of(other, revised, stale, first).leaves())
                .containsOnly(java.util.Map.entry("bench-0/enrollment.enrolled/people/1950-04", new Sum(701, 2)));
    }

    @Test
    void aReportIsInTheTotalsOfItsMonthQuarterYearAndAllTime() {
        var totals =
                of(new Version(0, 1, MARCH, 500), new Version(1, 1, APRIL, 1)).totals();

        assertThat(totals)
                .hasSize(3 * 6)
                .containsEntry("initiative/bench-0/enrollment.enrolled/people/1950-03", new Sum(500, 1))
                .containsEntry("pillar/pillar-4/enrollment.enrolled/people/1950-Q2", new Sum(1, 1))
                .containsEntry("programme/hled/enrollment.enrolled/people/1950", new Sum(501, 2))
                .containsEntry("programme/hled/enrollment.enrolled/people/all", new Sum(501, 2));
    }

    private static Oracle of(Version... versions) {
        Oracle oracle = new Oracle(new Workload(10, 48, Spread.EVEN, 1));
        List.of(versions).forEach(oracle::see);
        return oracle;
    }
}
