package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.Samples.enrollment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hled.catalog.Initiative;
import org.hled.catalog.Target;
import org.hled.schemas.topic.Topics;
import org.hled.stall.Acknowledgement;
import org.hled.stall.Alert;
import org.hled.stall.InitiativeStatus;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has stalled, and what is told of it: the rules through the whole pipeline, with time let pass. */
class StallPipelineTest {

    private static final String INITIATIVE = "english-for-semiconductors";
    private static final Duration CADENCE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private Pipeline pipeline;
    private int reports;

    @BeforeEach
    void start() {
        pipeline = new Pipeline(2);
        pipeline.pulse();
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private static Initiative.Builder entry() {
        return Samples.initiative(INITIATIVE, "mx-sep", "enrollment.enrolled")
                .setCadence(CADENCE.toString())
                .setGrace(GRACE.toString())
                .setReminder("PT1H");
    }

    private EnrollmentUpdate.Builder report() {
        return enrollment().setReportId("r" + reports++);
    }

    private void publish(EnrollmentUpdate.Builder report) {
        pipeline.publish(Topics.ENROLLMENTS, report.build());
        pipeline.pulse();
        pipeline.tick();
    }

    private void catalog(Initiative.Builder entry) {
        pipeline.catalog(entry.build());
        pipeline.tick();
        pipeline.tick();
    }

    private InitiativeStatus status() {
        return pipeline.statuses().get(INITIATIVE);
    }

    private List<String> transitions() {
        return pipeline.alerts().stream().map(Alert::getTransition).toList();
    }

    @Test
    void goesFromOnTrackOverLateToStalledAndBack() {
        catalog(entry());
        assertThat(status().getStatus()).isEqualTo("awaiting");
        publish(report());
        Instant reported = pipeline.now;
        assertThat(status().getStatus()).isEqualTo("on-track");
        assertThat(status().getLastReport()).isEqualTo(reported);
        assertThat(status().getDue()).isEqualTo(reported.plus(CADENCE));
        assertThat(status().getStallsAt()).isEqualTo(reported.plus(CADENCE).plus(GRACE));

        pipeline.pass(CADENCE);
        assertThat(status().getStatus()).isEqualTo("on-track");
        pipeline.pass(MOMENT);
        assertThat(status().getStatus()).isEqualTo("late");
        assertThat(status().getReasons()).containsExactly("silent");
        assertThat(status().getSince()).isEqualTo(reported.plus(CADENCE));
        assertThat(pipeline.alerts()).isEmpty();

        pipeline.pass(GRACE);
        assertThat(status().getStatus()).isEqualTo("stalled");
        assertThat(status().getAlert().getId())
                .isEqualTo(INITIATIVE + "/" + status().getAlert().getRaisedAt());
        assertThat(pipeline.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getTransition()).isEqualTo("raised");
            assertThat(alert.getId()).isEqualTo(status().getAlert().getId() + "/raised");
            assertThat(alert.getReasons()).containsExactly("silent");
            assertThat(alert.getAgencies()).containsExactly("mx-sep");
            assertThat(alert.getPillar()).isEqualTo("pillar-4");
            assertThat(alert.getDue()).isEqualTo(reported.plus(CADENCE));
            assertThat(alert.getVersion()).isEqualTo(status().getChange().getVersion());
        });

        publish(report());
        assertThat(status().getStatus()).isEqualTo("on-track");
        assertThat(status().getAlert()).isNull();
        assertThat(transitions()).containsExactly("raised", "resolved");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("reported");
        assertThat(pipeline.alerts().getLast().getReasons()).containsExactly("silent");
    }

    @Test
    void findsASilenceWithinTwoLooksOfItsDeadline() {
        catalog(entry());
        publish(report());
        Instant stallsAt = status().getStallsAt();
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
        catalog(entry().setStartDate("2024-06-01").setTimeZone("Europe/London"));
        assertThat(status().getStatus()).isEqualTo("awaiting");
        // Seven o'clock in the morning, London: the day began an hour before the pipeline did.
        pipeline.pass(CADENCE.plus(MOMENT));
        assertThat(status().getStatus()).isEqualTo("late");
        pipeline.pass(GRACE);
        assertThat(status().getStatus()).isEqualTo("stalled");
        assertThat(status().getLastReport()).isNull();
        assertThat(transitions()).containsExactly("raised");
    }

    @Test
    void waitsForAStartThatLiesAhead() {
        catalog(entry().setStartDate("2024-06-02").setTimeZone("UTC"));

        pipeline.pass(Duration.ofHours(1));

        assertThat(status().getStatus()).isEqualTo("awaiting");
        assertThat(status().getDue())
                .isEqualTo(Instant.parse("2024-06-02T00:00:00Z").plus(CADENCE));
    }

    @Test
    void whoseReportsAreRejectedIsNotSilent() {
        catalog(entry());
        for (int i = 0; i < 8; i++) {
            pipeline.pass(Duration.ofMinutes(2));
            publish(report().setPeople(-1));
        }

        assertThat(status().getStatus()).isEqualTo("stalled");
        assertThat(status().getReasons()).containsExactly("rejected");
        assertThat(status().getLastRejection()).isEqualTo(pipeline.now);
        assertThat(pipeline.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.getReasons()).containsExactly("rejected"));

        pipeline.pass(CADENCE.plus(MOMENT));
        assertThat(status().getReasons()).containsExactly("rejected", "silent");
    }

    @Test
    void whatCannotBeReadOnAnAgencysOwnTopicIsASignOfThatAgency() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(MOMENT));

        pipeline.publishBytes("hled.enrollments.mx-sep", new byte[] {9, 9, 9});
        pipeline.pulse();
        pipeline.tick();

        assertThat(status().getStatus()).isEqualTo("late");
        assertThat(status().getReasons()).containsExactly("rejected");
    }

    @Test
    void whatOthersReportIsNoSignOfLife() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(MOMENT));

        publish(report().setAgency("us-dol"));
        publish(report().setAgency("us-dol").setPeople(-1));
        pipeline.publishBytes("hled.enrollments.us-dol", pipeline.encode(Topics.ENROLLMENTS, report().build()));
        pipeline.pulse();
        pipeline.tick();

        assertThat(status().getStatus()).isEqualTo("late");
        assertThat(status().getReasons()).containsExactly("silent");
    }

    @Test
    void aRepeatAndALateReportOfAnOldPeriodAreSignsOfLife() {
        catalog(entry());
        var first = report();
        publish(first);
        pipeline.pass(CADENCE.plus(MOMENT));
        assertThat(status().getStatus()).isEqualTo("late");

        publish(first);
        assertThat(status().getStatus()).isEqualTo("on-track");
        pipeline.pass(CADENCE.plus(MOMENT));
        publish(report().setPeriodStart("2019-01-01").setPeriodEnd("2019-01-31"));

        assertThat(status().getStatus()).isEqualTo("on-track");
    }

    @Test
    void aReportDatedInTheFutureHidesNoStall() {
        catalog(entry());
        publish(report().setSubmittedAt(pipeline.now.plus(Duration.ofHours(23))).setPeriodEnd("2024-05-31"));

        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        assertThat(status().getStatus()).isEqualTo("stalled");
    }

    @Test
    void aFigureThatIsSentAgainAndAgainIsFlat() {
        catalog(entry().setTargets(List.of(
                new Target("enrollment.enrolled", "people", "100000", "2024-01-01", "0", "2034-01-01"))));
        var same = enrollment();
        for (int i = 0; i < 8; i++) {
            publish(same);
            pipeline.pass(Duration.ofMinutes(5));
        }

        assertThat(status().getStatus()).isEqualTo("on-track");
        assertThat(status().getReasons()).contains("flat").doesNotContain("silent");
        assertThat(pipeline.alerts()).isEmpty();

        publish(report());
        pipeline.pass(MOMENT);
        assertThat(status().getReasons()).doesNotContain("flat");
    }

    @Test
    void findsAFlatFigureByTheClockAndNotByTheNextReport() {
        catalog(entry().setTargets(List.of(
                new Target("enrollment.enrolled", "people", "100000", "2024-01-01", "0", "2034-01-01"))));
        var same = enrollment();
        for (int i = 0; i < 4; i++) {
            publish(same);
            pipeline.pass(Duration.ofMinutes(7));
        }
        publish(same);
        pipeline.pass(MOMENT);
        assertThat(status().getReasons()).doesNotContain("flat");

        pipeline.pass(MOMENT.plus(MOMENT));

        assertThat(status().getStatus()).isEqualTo("on-track");
        assertThat(status().getReasons()).contains("flat");
    }

    @Test
    void saysByHowMuchATargetIsMissed() {
        // Half of the time is over on the day of the test, and 5,000 of 20,000 have come.
        catalog(entry().setTimeZone("UTC")
                .setTargets(List.of(
                        new Target("enrollment.enrolled", "people", "20000", "2024-05-01", "0", "2024-07-02"))));
        publish(report());
        pipeline.pass(MOMENT);

        assertThat(status().getReasons()).containsExactly("behind");
        assertThat(status().getTargets()).singleElement().satisfies(pace -> {
            assertThat(pace.getActual()).isEqualTo("5000");
            assertThat(pace.getExpected()).isEqualTo("10000");
            assertThat(pace.getBehindBy()).isEqualTo("5000");
        });
        assertThat(pipeline.alerts()).isEmpty();

        publish(report().setPeople(5_000));
        pipeline.pass(MOMENT);
        assertThat(status().getReasons()).isEmpty();
        assertThat(status().getTargets().getFirst().getBehindBy()).isNull();
    }

    @Test
    void aSecondReportInTheSameSecondMovesThePaceToo() {
        catalog(entry().setTargets(List.of(
                new Target("enrollment.enrolled", "people", "20000", "2024-05-01", "0", "2024-07-02"))));
        publish(report());
        assertThat(status().getTargets().getFirst().getActual()).isEqualTo("5000");

        pipeline.publish(Topics.ENROLLMENTS, report().build());
        pipeline.tick();
        pipeline.tick();

        assertThat(status().getTargets().getFirst().getActual()).isEqualTo("10000");
    }

    @Test
    void whenPulsesAreMissingNobodyIsBlamedAndTheClocksGoOnAfterwards() {
        catalog(entry());
        publish(report());
        pipeline.pass(CADENCE.minus(MOMENT));

        pipeline.passBlind(Duration.ofHours(2));
        assertThat(status().getStatus()).isEqualTo("unknown");
        assertThat(status().getReasons()).isEmpty();
        assertThat(pipeline.alerts()).isEmpty();

        pipeline.pulse();
        pipeline.tick();
        assertThat(status().getStatus()).isEqualTo("on-track");
        pipeline.pass(MOMENT.plus(MOMENT));
        assertThat(status().getStatus()).isEqualTo("late");
        assertThat(pipeline.alerts()).isEmpty();
        pipeline.pass(GRACE);
        assertThat(transitions()).containsExactly("raised");
    }

    @Test
    void anOpenAlertStaysOpenWhileWeCannotTell() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        assertThat(transitions()).containsExactly("raised");

        pipeline.passBlind(Duration.ofMinutes(3));
        assertThat(status().getStatus()).isEqualTo("unknown");
        assertThat(status().getAlert()).isNotNull();
        pipeline.pulse();
        pipeline.tick();

        assertThat(status().getStatus()).isEqualTo("stalled");
        assertThat(transitions()).containsExactly("raised");
    }

    @Test
    void aReportThatComesWhileWeCannotTellResolvesAsReported() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        pipeline.passBlind(Duration.ofMinutes(3));

        pipeline.publish(Topics.ENROLLMENTS, report().build());
        pipeline.passBlind(Duration.ofSeconds(3));
        assertThat(status().getStatus()).isEqualTo("unknown");
        assertThat(status().getLastReport()).isNotNull();
        pipeline.pulse();
        pipeline.tick();

        assertThat(transitions()).containsExactly("raised", "resolved");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("reported");
    }

    @Test
    void theCatalogMayTakeATargetOutWhileWeCannotTell() {
        catalog(entry().setTargets(List.of(
                new Target("enrollment.enrolled", "people", "100000", "2024-01-01", "0", "2034-01-01"))));
        publish(report());
        pipeline.passBlind(Duration.ofMinutes(3));

        catalog(entry());
        assertThat(status().getStatus()).isEqualTo("unknown");
        pipeline.pulse();
        pipeline.tick();

        assertThat(status().getStatus()).isEqualTo("on-track");
        assertThat(status().getTargets()).isEmpty();
    }

    @Test
    void aRestartWhileWeCannotTellSaysNothingAnew() {
        catalog(entry());
        publish(report());
        pipeline.passBlind(Duration.ofMinutes(3));
        List<InitiativeStatus> said = pipeline.values(Topics.INITIATIVE_STATUS);

        pipeline.restartRollUp();
        pipeline.restartLedgers();
        pipeline.passBlind(Duration.ofMinutes(1));

        assertThat(pipeline.values(Topics.INITIATIVE_STATUS)).isEqualTo(said);
    }

    @Test
    void aClockThatIsSetAnHourAheadOrBackRaisesAndResolvesNothing() {
        catalog(entry());
        publish(report());
        Instant before = pipeline.now;

        pipeline.now = before.plus(Duration.ofHours(1));
        pipeline.pulse();
        pipeline.tick();
        assertThat(status().getStatus()).isEqualTo("on-track");
        pipeline.now = before.plus(MOMENT);
        pipeline.pulse();
        pipeline.tick();

        assertThat(pipeline.alerts()).isEmpty();
        assertThat(pipeline.values(Topics.PULSE))
                .extracting("asOf", Instant.class)
                .isSorted();
    }

    @Test
    void theCatalogPausesAndCloses() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        catalog(entry().setStatus("suspended"));
        assertThat(status().getStatus()).isEqualTo("paused");
        assertThat(status().getDue()).isNull();
        assertThat(transitions()).containsExactly("raised", "resolved");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("paused");

        pipeline.pass(Duration.ofHours(1));
        catalog(entry());
        assertThat(status().getStatus()).isEqualTo("awaiting");
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        catalog(entry().setStatus("finalisation"));
        assertThat(status().getStatus()).isEqualTo("closed");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("closed");
        assertThat(pipeline.alerts()).extracting(Alert::getId).doesNotHaveDuplicates();
    }

    @Test
    void anInitiativeThatIsTakenOutIsClosed() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        pipeline.catalogBytes(INITIATIVE, null);
        pipeline.tick();
        pipeline.tick();

        assertThat(status().getStatus()).isEqualTo("closed");
        assertThat(transitions()).containsExactly("raised", "resolved");
        assertThat(pipeline.alerts().getLast().getTitle()).isNull();
    }

    @Test
    void moreTimeInTheCatalogResolves() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        catalog(entry().setCadence("PT2H"));

        assertThat(status().getStatus()).isEqualTo("awaiting");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("rescheduled");
    }

    @Test
    void remindsUntilSomebodyIsOnItAndAgainWhenThatExpires() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        pipeline.pass(Duration.ofHours(1));
        assertThat(transitions()).containsExactly("raised", "reminder");
        assertThat(pipeline.alerts().getLast().getId())
                .isEqualTo(status().getAlert().getId() + "/reminder-1");

        acknowledge(status().getAlert().getId(), pipeline.now.plus(Duration.ofHours(3)));
        assertThat(status().getAlert().getAcknowledgement().getNote()).isEqualTo("on it");
        pipeline.pass(Duration.ofHours(3).minus(MOMENT));
        assertThat(transitions()).containsExactly("raised", "reminder");
        pipeline.pass(MOMENT.plus(MOMENT));
        assertThat(transitions()).containsExactly("raised", "reminder", "reminder");
        assertThat(status().getAlert().getAcknowledgement()).isNull();
        assertThat(status().getAlert().getReminders()).isEqualTo(2);
    }

    @Test
    void recoveryClearsAnAcknowledgement() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        acknowledge(status().getAlert().getId(), pipeline.now.plus(Duration.ofDays(9)));
        publish(report());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        assertThat(transitions()).containsExactly("raised", "resolved", "raised");
        assertThat(status().getAlert().getAcknowledgement()).isNull();
        pipeline.pass(Duration.ofHours(1));
        assertThat(transitions()).endsWith("reminder");
    }

    @Test
    void anOperatorPausesUntilATimeAndResumes() {
        catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        say("pause", null, pipeline.now.plus(Duration.ofHours(1)));
        assertThat(status().getStatus()).isEqualTo("paused");
        assertThat(status().getPause().getNote()).isEqualTo("on it");
        assertThat(transitions()).containsExactly("raised", "resolved");
        pipeline.pass(Duration.ofHours(1));
        assertThat(status().getStatus()).isEqualTo("awaiting");
        assertThat(status().getPause()).isNull();

        say("pause", null, null);
        pipeline.pass(Duration.ofHours(1));
        assertThat(status().getStatus()).isEqualTo("paused");
        say("resume", null, null);
        assertThat(status().getStatus()).isEqualTo("awaiting");
    }

    @Test
    void whatMakesNoSenseOfAnOperatorIsRejected() {
        catalog(entry());

        say("snooze", null, null);
        say("acknowledge", null, pipeline.now);
        say("acknowledge", "some/alert", null);
        // More than a string of the log can hold.
        say("acknowledge", "a".repeat(70_000), pipeline.now);

        assertThat(pipeline.rejections()).extracting("topic").containsOnly("hled.acknowledgements");
        assertThat(pipeline.rejections()).extracting("field").containsExactly("action", "alert", "until", "alert");
    }

    @Test
    void aChangeSaysHowManyStatusesItHas() {
        catalog(entry());
        publish(report());

        Map<Long, Long> ofVersion = pipeline.values(Topics.INITIATIVE_STATUS).stream()
                .collect(
                        Collectors.groupingBy(published -> published.getChange().getVersion(), Collectors.counting()));
        assertThat(pipeline.values(Topics.INITIATIVE_STATUS))
                .isNotEmpty()
                .allSatisfy(published -> assertThat(ofVersion)
                        .containsEntry(published.getChange().getVersion(), (long)
                                published.getChange().getStatuses()));
    }

    private void acknowledge(String alert, Instant until) {
        say("acknowledge", alert, until);
    }

    private void say(String action, String alert, Instant until) {
        pipeline.operator(new Acknowledgement(INITIATIVE, action, alert, until, "on it"));
        pipeline.tick();
        pipeline.tick();
    }
}
