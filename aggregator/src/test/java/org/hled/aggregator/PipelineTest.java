package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.Samples.enrollment;
import static org.hled.aggregator.Samples.initiative;
import static org.hled.aggregator.Samples.investment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.schemas.topic.Topics;
import org.hled.totals.Total;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From updates to totals, through the real topologies. */
class PipelineTest {

    private static final String PILLAR_TOTAL = "pillar/pillar-4/enrollment.enrolled/people/all";

    private Pipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new Pipeline(3);
        pipeline.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .build());
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private Total total(String key) {
        return pipeline.totals().get(key);
    }

    @Test
    void countsAReportInEveryScopeAndPeriodThatContainsIt() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.tick();

        assertThat(pipeline.totals()).hasSize(12);
        for (String scope : List.of("programme/hled", "pillar/pillar-4", "initiative/english-for-semiconductors")) {
            for (String period : List.of("2024-03", "2024-Q1", "2024", "all")) {
                Total total = total(scope + "/enrollment.enrolled/people/" + period);
                assertThat(total.getValue()).isEqualByComparingTo("5000");
                assertThat(total.getReports()).isEqualTo(1);
            }
        }
    }

    @Test
    void doesNotCountAReportInAPeriodThatContainsOnlyAPartOfIt() {
        pipeline.catalog(initiative("southern-mexico-investment", "us-usaid", "investment.mobilised")
                .build());

        pipeline.publish(Topics.INVESTMENTS, investment().build());
        pipeline.tick();

        assertThat(pipeline.totals().keySet())
                .containsExactlyInAnyOrder(
                        "initiative/southern-mexico-investment/investment.mobilised/USD/all",
                        "pillar/pillar-4/investment.mobilised/USD/all",
                        "programme/hled/investment.mobilised/USD/all");
        assertThat(total("programme/hled/investment.mobilised/USD/all").getAtLeast())
                .isEqualTo(1);
    }

    @Test
    void replacesAReportByItsRevisionAndIgnoresALateOlderOne() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(2).setPeople(5200).build());
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(1).setPeople(5100).build());
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(2).setPeople(5200).build());
        pipeline.tick();

        assertThat(total(PILLAR_TOTAL).getValue()).isEqualByComparingTo("5200");
        assertThat(pipeline.outcomes(Outcome.ACCEPTED)).isEqualTo(2);
        assertThat(pipeline.outcomes(Outcome.SUPERSEDED)).isEqualTo(1);
        assertThat(pipeline.outcomes(Outcome.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void takesAWithdrawnReportAwayAndALowerRevisionDoesNotBringItBack() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.tick();
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment().setRevision(3).setWithdrawn(true).build());
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(2).setPeople(9).build());
        pipeline.tick();

        assertThat(total(PILLAR_TOTAL).getValue()).isEqualByComparingTo("0");
        assertThat(total(PILLAR_TOTAL).getReports()).isZero();
    }

    /** Two versions under one revision and time that say different things: whichever comes first, the same one wins. */
    @Test
    void settlesAConflictTheSameWayInEitherOrder() {
        List<EnrollmentUpdate> conflicts = List.of(
                enrollment().setPeople(4999).build(),
                enrollment().setPrecision(Precision.ESTIMATED).build(),
                enrollment().setWithdrawn(true).build(),
                enrollment().setPeriodEnd("2024-04-01").build(),
                enrollment().setPeriodStart("2023-01-01").build());
        for (EnrollmentUpdate conflict : conflicts) {
            assertThat(totalsOf(enrollment().build(), conflict))
                    .isEqualTo(totalsOf(conflict, enrollment().build()));
        }
    }

    private static Map<String, String> totalsOf(EnrollmentUpdate first, EnrollmentUpdate second) {
        try (Pipeline other = new Pipeline(1)) {
            other.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                    .build());
            other.publish(Topics.ENROLLMENTS, first);
            other.publish(Topics.ENROLLMENTS, second);
            other.tick();
            Map<String, String> totals = new TreeMap<>();
            other.totals().forEach((key, total) -> {
                if (total.getReports() > 0) {
                    totals.put(key, total.getValue() + " " + total.getEstimated());
                }
            });
            return totals;
        }
    }

    @Test
    void movesAReportThatARevisionPutsIntoAnotherPeriod() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.tick();
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment()
                        .setRevision(1)
                        .setPeriodStart("2024-04-01")
                        .setPeriodEnd("2024-04-30")
                        .build());
        pipeline.tick();

        assertThat(total("programme/hled/enrollment.enrolled/people/2024-03").getReports())
                .isZero();
        assertThat(total("programme/hled/enrollment.enrolled/people/2024-04").getReports())
                .isEqualTo(1);
        assertThat(total("programme/hled/enrollment.enrolled/people/2024").getValue())
                .isEqualByComparingTo("5000");
    }

    @Test
    void addsUpHowFarAFigureCanBeTrusted() {
        pipeline.catalog(initiative("southern-mexico-investment", "us-usaid", "investment.committed")
                .build());
        var sent = investment().setTransaction("COMMITTED").setPrecision(Precision.EXACT);
        pipeline.publish(
                Topics.INVESTMENTS, sent.setReportId("a").setAmount("100.25").build());
        pipeline.publish(
                Topics.INVESTMENTS,
                sent.setReportId("b")
                        .setAmount("-0.5")
                        .setPrecision(Precision.ESTIMATED)
                        .build());
        pipeline.publish(
                Topics.INVESTMENTS,
                sent.setReportId("c")
                        .setAmount("7")
                        .setPrecision(Precision.AT_LEAST)
                        .build());
        pipeline.tick();

        Total total = total("pillar/pillar-4/investment.committed/USD/all");
        assertThat(total.getValue()).isEqualByComparingTo("106.75");
        assertThat(total.getReports()).isEqualTo(3);
        assertThat(total.getEstimated()).isEqualTo(1);
        assertThat(total.getAtLeast()).isEqualTo(1);
        assertThat(total.getNegative()).isEqualTo(1);
    }

    @Test
    void sumsBeyondAnyLongWithoutLosingACent() {
        pipeline.catalog(initiative("southern-mexico-investment", "us-usaid", "investment.committed")
                .build());
        for (int i = 0; i < 2_000; i++) {
            pipeline.publish(
                    Topics.INVESTMENTS,
                    investment()
                            .setTransaction("COMMITTED")
                            .setReportId("r" + i)
                            .setAmount("999999999999.99")
                            .build());
        }
        pipeline.tick();

        assertThat(total("programme/hled/investment.committed/USD/all").getValue())
                .isEqualByComparingTo("1999999999999980.00");
    }

    @Test
    void numbersEachChangeAndSaysHowManyRecordsItHasOnEachTopic() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.pulse();
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(1).setPeople(1).build());
        pipeline.tick();

        var last = pipeline.totals().get(PILLAR_TOTAL).getChange();
        long ofTotals = pipeline.values(Topics.TOTALS).stream()
                .filter(total -> total.getChange().getVersion() == last.getVersion())
                .count();
        long ofLeaves = pipeline.values(Topics.CUBE).stream()
                .filter(leaf -> leaf.getChange().getVersion() == last.getVersion())
                .count();
        assertThat(last.getTotals()).isEqualTo(12).isEqualTo((int) ofTotals);
        assertThat(last.getLeaves()).isEqualTo(1).isEqualTo((int) ofLeaves);
        assertThat(last.getInitiatives()).isZero();
        assertThat(last.getAsOf()).isEqualTo(Pipeline.START);
        assertThat(pipeline.values(Topics.TOTALS))
                .extracting(total -> total.getChange().getVersion())
                .isSorted();
    }

    @Test
    void saysAsOfWhenItStandsByThePulseOfEachPartition() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.pulse();
        pipeline.now = Pipeline.START.plusSeconds(5);
        pipeline.pulseOf(0);
        assertThat(pipeline.values(Topics.PULSE)).extracting("asOf").containsExactly(Pipeline.START);

        pipeline.pulse();
        assertThat(pipeline.values(Topics.PULSE))
                .extracting("asOf")
                .containsExactly(Pipeline.START, Pipeline.START.plusSeconds(5));
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(1).setPeople(1).build());
        pipeline.now = Pipeline.START.plusSeconds(9);
        pipeline.tick();

        var last = pipeline.totals().get(PILLAR_TOTAL).getChange();
        assertThat(last.getAsOf()).isEqualTo(Pipeline.START.plusSeconds(5));
        assertThat(pipeline.values(Topics.PULSE).getLast().getVersion()).isLessThan(last.getVersion());
    }

    @Test
    void publishesNothingWhereNothingHasChanged() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.tick();
        int before = pipeline.values(Topics.TOTALS).size();

        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.tick();

        assertThat(pipeline.values(Topics.TOTALS)).hasSize(before);
    }
}
