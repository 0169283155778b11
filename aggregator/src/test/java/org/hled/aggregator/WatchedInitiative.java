package org.hled.aggregator;

import static org.hled.aggregator.Samples.enrollment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hled.catalog.Initiative;
import org.hled.schemas.topic.Topics;
import org.hled.stall.Acknowledgement;
import org.hled.stall.Alert;
import org.hled.stall.InitiativeStatus;
import org.hled.update.EnrollmentUpdate;

/** A pipeline with one initiative of which reports are due, for tests of stalls. */
final class WatchedInitiative implements AutoCloseable {

    static final String ID = "english-for-semiconductors";
    static final Duration CADENCE = Duration.ofMinutes(10);
    static final Duration GRACE = Duration.ofMinutes(5);
    /** Longer than anything takes to be noticed. */
    static final Duration MOMENT = Duration.ofMinutes(1);

    final Pipeline pipeline = new Pipeline(2);
    private int reports;

    WatchedInitiative() {
        pipeline.pulse();
    }

    static Initiative.Builder entry() {
        return Samples.initiative(ID, "mx-sep", "enrollment.enrolled")
                .setCadence(CADENCE.toString())
                .setGrace(GRACE.toString())
                .setReminder("PT1H");
    }

    /** A report that was not there before. */
    EnrollmentUpdate.Builder report() {
        return enrollment().setReportId("r" + reports++);
    }

    void publish(EnrollmentUpdate.Builder report) {
        pipeline.publish(Topics.ENROLLMENTS, report.build());
        pipeline.pulse();
        pipeline.tick();
    }

    void catalog(Initiative.Builder entry) {
        pipeline.catalog(entry.build());
        pipeline.tick();
        pipeline.tick();
    }

    void acknowledge(String alert, Instant until) {
        say("acknowledge", alert, until);
    }

    /** An operator says it. */
    void say(String action, String alert, Instant until) {
        pipeline.operator(new Acknowledgement(ID, action, alert, until, "on it"));
        pipeline.tick();
        pipeline.tick();
    }

    InitiativeStatus status() {
        return pipeline.statuses().get(ID);
    }

    List<String> transitions() {
        return pipeline.alerts().stream().map(Alert::getTransition).toList();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
