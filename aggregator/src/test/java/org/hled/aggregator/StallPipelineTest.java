package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.Samples.enrollment;
import static org.hled.aggregator.WatchedInitiative.CADENCE;
import static org.hled.aggregator.WatchedInitiative.GRACE;
import static org.hled.aggregator.WatchedInitiative.MOMENT;
import static org.hled.aggregator.WatchedInitiative.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hled.catalog.Target;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has stalled, and what is told of it: the rules through the whole pipeline, with time let pass. */
class StallPipelineTest {

    private final WatchedInitiative initiative = new WatchedInitiative();
    private final Pipeline pipeline = initiative.pipeline;

    @AfterEach
    void stop() {
        initiative.close();
    }

    @Test
    void goesFromOnTrackOverLateToStalledAndBack() {
        initiative.catalog(entry());
        assertThat(initiative.status().getStatus()).isEqualTo("awaiting");
        initiative.publish(initiative.report());
        Instant reported = pipeline.now;
        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        assertThat(initiative.status().getLastReport()).isEqualTo(reported);
        assertThat(initiative.status().getDue()).isEqualTo(reported.plus(CADENCE));
        assertThat(initiative.status().getStallsAt())
                .isEqualTo(reported.plus(CADENCE).plus(GRACE));

        pipeline.pass(CADENCE);
        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        pipeline.pass(MOMENT);
        assertThat(initiative.status().getStatus()).isEqualTo("late");
        assertThat(initiative.status().getReasons()).containsExactly("silent");
        assertThat(initiative.status().getSince()).isEqualTo(reported.plus(CADENCE));
        assertThat(pipeline.alerts()).isEmpty();

        pipeline.pass(GRACE);
        assertThat(initiative.status().getStatus()).isEqualTo("stalled");
        assertThat(initiative.status().getAlert().getId())
                .isEqualTo(WatchedInitiative.ID + "/"
                        + initiative.status().getAlert().getRaisedAt());
        assertThat(pipeline.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getTransition()).isEqualTo("raised");
            assertThat(alert.getId()).isEqualTo(initiative.status().getAlert().getId() + "/raised");
            assertThat(alert.getReasons()).containsExactly("silent");
            assertThat(alert.getAgencies()).containsExactly("mx-sep");
            assertThat(alert.getPillar()).isEqualTo("pillar-4");
            assertThat(alert.getDue()).isEqualTo(reported.plus(CADENCE));
            assertThat(alert.getVersion())
                    .isEqualTo(initiative.status().getChange().getVersion());
        });

        initiative.publish(initiative.report());
        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        assertThat(initiative.status().getAlert()).isNull();
        assertThat(initiative.transitions()).containsExactly("raised", "resolved");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("reported");
        assertThat(pipeline.alerts().getLast().getReasons()).containsExactly("silent");
    }

    @Test
    void findsASilenceWithinTwoLooksOfItsDeadline() {
        initiative.catalog(entry());
        initiative.publish(initiative.report());
        Instant stallsAt = initiative.status().getStallsAt();
        pipeline.pass(Duration.between(pipeline.now, stallsAt));
        assertThat(pipeline.alerts()).isEmpty();

        pipeline.now = stallsAt.plusSeconds(1);
        pipeline.pulse();

        assertThat(pipeline.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.getAt()).isEqualTo(stallsAt.plusSeconds(1)));
    }

    @Test
    void anInitiativeThatNeverReportsStallsACadenceAndGraceAfterItsStart() {
        initiative.catalog(entry().setStartDate("2024-06-01").setTimeZone("Europe/London"));
        assertThat(initiative.status().getStatus()).isEqualTo("awaiting");
        // Seven o'clock in the morning, London: the day began an hour before the pipeline did.
        pipeline.pass(CADENCE.plus(MOMENT));
        assertThat(initiative.status().getStatus()).isEqualTo("late");
        pipeline.pass(GRACE);
        assertThat(initiative.status().getStatus()).isEqualTo("stalled");
        assertThat(initiative.status().getLastReport()).isNull();
        assertThat(initiative.transitions()).containsExactly("raised");
    }

    @Test
    void waitsForAStartThatLiesAhead() {
        initiative.catalog(entry().setStartDate("2024-06-02").setTimeZone("UTC"));

        pipeline.pass(Duration.ofHours(1));

        assertThat(initiative.status().getStatus()).isEqualTo("awaiting");
        assertThat(initiative.status().getDue())
                .isEqualTo(Instant.parse("2024-06-02T00:00:00Z").plus(CADENCE));
    }

    @Test
    void whoseReportsAreRejectedIsNotSilent() {
        initiative.catalog(entry());
        for (int i = 0; i < 8; i++) {
            pipeline.pass(Duration.ofMinutes(2));
            initiative.publish(initiative.report().setPeople(-1));
        }

        assertThat(initiative.status().getStatus()).isEqualTo("stalled");
        assertThat(initiative.status().getReasons()).containsExactly("rejected");
        assertThat(initiative.status().getLastRejection()).isEqualTo(pipeline.now);
        assertThat(pipeline.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.getReasons()).containsExactly("rejected"));

        pipeline.pass(CADENCE.plus(MOMENT));
        assertThat(initiative.status().getReasons()).containsExactly("rejected", "silent");
    }

    @Test
    void whatCannotBeReadOnAnAgencysOwnTopicIsASignOfThatAgency() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(MOMENT));

        pipeline.publishBytes("hled.enrollments.mx-sep", new byte[] {9, 9, 9});
        pipeline.pulse();
        pipeline.tick();

        assertThat(initiative.status().getStatus()).isEqualTo("late");
        assertThat(initiative.status().getReasons()).containsExactly("rejected");
    }

    @Test
    void whatOthersReportIsNoSignOfLife() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(MOMENT));

        initiative.publish(initiative.report().setAgency("us-dol"));
        initiative.publish(initiative.report().setAgency("us-dol").setPeople(-1));
        pipeline.publishBytes(
                "hled.enrollments.us-dol",
                pipeline.encode(Topics.ENROLLMENTS, initiative.report().build()));
        pipeline.pulse();
        pipeline.tick();

        assertThat(initiative.status().getStatus()).isEqualTo("late");
        assertThat(initiative.status().getReasons()).containsExactly("silent");
    }

    @Test
    void aRepeatAndALateReportOfAnOldPeriodAreSignsOfLife() {
        initiative.catalog(entry());
        var first = initiative.report();
        initiative.publish(first);
        pipeline.pass(CADENCE.plus(MOMENT));
        assertThat(initiative.status().getStatus()).isEqualTo("late");

        initiative.publish(first);
        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        pipeline.pass(CADENCE.plus(MOMENT));
        initiative.publish(initiative.report().setPeriodStart("2019-01-01").setPeriodEnd("2019-01-31"));

        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
    }

    @Test
    void aReportDatedInTheFutureHidesNoStall() {
        initiative.catalog(entry());
        initiative.publish(initiative
                .report()
                .setSubmittedAt(pipeline.now.plus(Duration.ofHours(23)))
                .setPeriodEnd("2024-05-31"));

        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        assertThat(initiative.status().getStatus()).isEqualTo("stalled");
    }

    @Test
    void aFigureThatIsSentAgainAndAgainIsFlat() {
        initiative.catalog(entry().setTargets(List.of(
                new Target("enrollment.enrolled", "people", "100000", "2024-01-01", "0", "2034-01-01"))));
        var same = enrollment();
        for (int i = 0; i < 8; i++) {
            initiative.publish(same);
            pipeline.pass(Duration.ofMinutes(5));
        }

        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        assertThat(initiative.status().getReasons()).contains("flat").doesNotContain("silent");
        assertThat(pipeline.alerts()).isEmpty();

        initiative.publish(initiative.report());
        pipeline.pass(MOMENT);
        assertThat(initiative.status().getReasons()).doesNotContain("flat");
    }

    @Test
    void findsAFlatFigureByTheClockAndNotByTheNextReport() {
        initiative.catalog(entry().setTargets(List.of(
                new Target("enrollment.enrolled", "people", "100000", "2024-01-01", "0", "2034-01-01"))));
        var same = enrollment();
        for (int i = 0; i < 4; i++) {
            initiative.publish(same);
            pipeline.pass(Duration.ofMinutes(7));
        }
        initiative.publish(same);
        pipeline.pass(MOMENT);
        assertThat(initiative.status().getReasons()).doesNotContain("flat");

        pipeline.pass(MOMENT.plus(MOMENT));

        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        assertThat(initiative.status().getReasons()).contains("flat");
    }

    @Test
    void saysByHowMuchATargetIsMissed() {
        // Half of the time is over on the day of the test, and 5,000 of 20,000 have come.
        initiative.catalog(entry().setTimeZone("UTC")
                .setTargets(List.of(
                        new Target("enrollment.enrolled", "people", "20000", "2024-05-01", "0", "2024-07-02"))));
        initiative.publish(initiative.report());
        pipeline.pass(MOMENT);

        assertThat(initiative.status().getReasons()).containsExactly("behind");
        assertThat(initiative.status().getTargets()).singleElement().satisfies(pace -> {
            assertThat(pace.getActual()).isEqualTo("5000");
            assertThat(pace.getExpected()).isEqualTo("10000");
            assertThat(pace.getBehindBy()).isEqualTo("5000");
        });
        assertThat(pipeline.alerts()).isEmpty();

        initiative.publish(initiative.report().setPeople(5_000));
        pipeline.pass(MOMENT);
        assertThat(initiative.status().getReasons()).isEmpty();
        assertThat(initiative.status().getTargets().getFirst().getBehindBy()).isNull();
    }

    @Test
    void aSecondReportInTheSameSecondMovesThePaceToo() {
        initiative.catalog(entry().setTargets(List.of(
                new Target("enrollment.enrolled", "people", "20000", "2024-05-01", "0", "2024-07-02"))));
        initiative.publish(initiative.report());
        assertThat(initiative.status().getTargets().getFirst().getActual()).isEqualTo("5000");

        pipeline.publish(Topics.ENROLLMENTS, initiative.report().build());
        pipeline.tick();
        pipeline.tick();

        assertThat(initiative.status().getTargets().getFirst().getActual()).isEqualTo("10000");
    }

    @Test
    void aChangeSaysHowManyStatusesItHas() {
        initiative.catalog(entry());
        initiative.publish(initiative.report());

        Map<Long, Long> ofVersion = pipeline.values(Topics.INITIATIVE_STATUS).stream()
                .collect(
                        Collectors.groupingBy(published -> published.getChange().getVersion(), Collectors.counting()));
        assertThat(pipeline.values(Topics.INITIATIVE_STATUS))
                .isNotEmpty()
                .allSatisfy(published -> assertThat(ofVersion)
                        .containsEntry(published.getChange().getVersion(), (long)
                                published.getChange().getStatuses()));
    }
}
