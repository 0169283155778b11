package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.Samples.enrollment;
import static org.hled.aggregator.Samples.initiative;

import java.math.BigDecimal;
import java.util.List;
import org.hled.schemas.topic.Topics;
import org.hled.totals.Correction;
import org.hled.totals.Total;
import org.hled.update.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a total says of its change: what was new, and what was corrected. */
class CorrectionsPipelineTest {

    private static final String PROGRAMME = "programme/hled/enrollment.enrolled/people/all";
    private static final String PILLAR = "pillar/pillar-4/enrollment.enrolled/people/all";
    private static final String MARCH = "pillar/pillar-4/enrollment.enrolled/people/2024-03";

    private Pipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new Pipeline(2);
        pipeline.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .build());
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.tick();
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private Correction correction(String key) {
        return pipeline.totals().get(key).getCorrection();
    }

    private static Correction correction(long revisions, boolean catalog, String amount) {
        return new Correction(revisions, catalog, false, new BigDecimal(amount));
    }

    @Test
    void newReportsAreNoCorrection() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().setReportId("b").build());
        pipeline.tick();

        assertThat(pipeline.values(Topics.HISTORY))
                .isNotEmpty()
                .extracting("correction")
                .containsOnlyNulls();
    }

    @Test
    void aRevisionAndANewReportInOneChangeAreToldApart() {
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(1).setPeople(4800).build());
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setReportId("b").setPeople(300).build());
        pipeline.tick();

        assertThat(pipeline.totals().get(PILLAR).getValue()).isEqualByComparingTo("5100");
        assertThat(correction(PILLAR)).isEqualTo(correction(1, false, "-200.00"));

        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setReportId("c").setPeople(1).build());
        pipeline.tick();
        assertThat(correction(PILLAR)).isNull();
    }

    @Test
    void aWithdrawalIsACorrection() {
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment().setRevision(1).setWithdrawn(true).build());
        pipeline.tick();

        assertThat(correction(MARCH)).isEqualTo(correction(1, false, "-5000.00"));
    }

    @Test
    void anotherNoteIsNone() {
        int before = pipeline.values(Topics.HISTORY).size();
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment().setRevision(1).setNote("a remark").build());
        pipeline.tick();

        assertThat(pipeline.values(Topics.HISTORY)).hasSize(before);
    }

    @Test
    void aMoveToAnotherMonthCorrectsBothAndNothingInSum() {
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment()
                        .setRevision(1)
                        .setPeriodStart("2024-04-01")
                        .setPeriodEnd("2024-04-30")
                        .build());
        pipeline.tick();

        assertThat(correction(MARCH)).isEqualTo(correction(1, false, "-5000.00"));
        assertThat(correction(PILLAR)).isEqualTo(correction(2, false, "0.00"));
        // Nobody has seen a figure of April before.
        assertThat(correction("pillar/pillar-4/enrollment.enrolled/people/2024-04"))
                .isNull();
    }

    @Test
    void anotherPrecisionIsACorrectionOfNothingInSum() {
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment().setRevision(1).setPrecision(Precision.ESTIMATED).build());
        pipeline.tick();

        assertThat(correction(PILLAR)).isEqualTo(correction(1, false, "0.00"));
    }

    @Test
    void correctionsThatCancelEachOtherOutBetweenTwoChangesAreTold() {
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(1).setPeople(6000).build());
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(2).setPeople(5000).build());
        pipeline.tick();

        assertThat(correction(PILLAR)).isEqualTo(correction(2, false, "0.00"));
    }

    @Test
    void whatTheCatalogMovesIsACorrectionWhereItLeavesAndWhereItComesIn() {
        pipeline.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .setPillar("pillar-1")
                .build());
        // In the same change a revision and a new report.
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(1).setPeople(5100).build());
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setReportId("b").setPeople(7).build());
        pipeline.tick();

        assertThat(correction(PILLAR)).isEqualTo(correction(0, true, "-5000.00"));
        assertThat(correction("pillar/pillar-1/enrollment.enrolled/people/all"))
                .isEqualTo(correction(1, true, "5100.00"));
        assertThat(correction(PROGRAMME)).isEqualTo(correction(1, false, "100.00"));
        assertThat(pipeline.totals().get(PROGRAMME).getValue()).isEqualByComparingTo("5107");
    }

    @Test
    void aRevisionSurvivesTheCrashBeforeItWasForwardedAndTheOneBeforeItWasPublished() {
        pipeline.publish(
                Topics.ENROLLMENTS, enrollment().setRevision(1).setPeople(4800).build());
        pipeline.restartLedgers();
        pipeline.restartRollUp();
        pipeline.tick();
        assertThat(correction(PILLAR)).isEqualTo(correction(1, false, "-200.00"));

        List<Total> history = pipeline.values(Topics.HISTORY);
        pipeline.restartLedgers();
        pipeline.restartRollUp();
        pipeline.tick();
        assertThat(pipeline.values(Topics.HISTORY)).isEqualTo(history);
    }
}
