package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.WatchedInitiative.CADENCE;
import static org.hled.aggregator.WatchedInitiative.GRACE;
import static org.hled.aggregator.WatchedInitiative.MOMENT;
import static org.hled.aggregator.WatchedInitiative.entry;

import java.time.Duration;
import org.hled.stall.Alert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those responsible say of an initiative, in the catalog or as operators: through the whole pipeline. */
class StallDecisionsTest {

    private final WatchedInitiative initiative = new WatchedInitiative();
    private final Pipeline pipeline = initiative.pipeline;

    @AfterEach
    void stop() {
        initiative.close();
    }

    @Test
    void theCatalogPausesAndCloses() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        initiative.catalog(entry().setStatus("suspended"));
        assertThat(initiative.status().getStatus()).isEqualTo("paused");
        assertThat(initiative.status().getDue()).isNull();
        assertThat(initiative.transitions()).containsExactly("raised", "resolved");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("paused");

        pipeline.pass(Duration.ofHours(1));
        initiative.catalog(entry());
        assertThat(initiative.status().getStatus()).isEqualTo("awaiting");
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        initiative.catalog(entry().setStatus("finalisation"));
        assertThat(initiative.status().getStatus()).isEqualTo("closed");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("closed");
        assertThat(pipeline.alerts()).extracting(Alert::getId).doesNotHaveDuplicates();
    }

    @Test
    void anInitiativeThatIsTakenOutIsClosed() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        pipeline.catalogBytes(WatchedInitiative.ID, null);
        pipeline.tick();
        pipeline.tick();

        assertThat(initiative.status().getStatus()).isEqualTo("closed");
        assertThat(initiative.transitions()).containsExactly("raised", "resolved");
        assertThat(pipeline.alerts().getLast().getTitle()).isNull();
    }

    @Test
    void moreTimeInTheCatalogResolves() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        initiative.catalog(entry().setCadence("PT2H"));

        assertThat(initiative.status().getStatus()).isEqualTo("awaiting");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("rescheduled");
    }

    @Test
    void remindsUntilSomebodyIsOnItAndAgainWhenThatExpires() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        pipeline.pass(Duration.ofHours(1));
        assertThat(initiative.transitions()).containsExactly("raised", "reminder");
        assertThat(pipeline.alerts().getLast().getId())
                .isEqualTo(initiative.status().getAlert().getId() + "/reminder-1");

        initiative.acknowledge(initiative.status().getAlert().getId(), pipeline.now.plus(Duration.ofHours(3)));
        assertThat(initiative.status().getAlert().getAcknowledgement().getNote())
                .isEqualTo("on it");
        pipeline.pass(Duration.ofHours(3).minus(MOMENT));
        assertThat(initiative.transitions()).containsExactly("raised", "reminder");
        pipeline.pass(MOMENT.plus(MOMENT));
        assertThat(initiative.transitions()).containsExactly("raised", "reminder", "reminder");
        assertThat(initiative.status().getAlert().getAcknowledgement()).isNull();
        assertThat(initiative.status().getAlert().getReminders()).isEqualTo(2);
    }

    @Test
    void recoveryClearsAnAcknowledgement() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        initiative.acknowledge(initiative.status().getAlert().getId(), pipeline.now.plus(Duration.ofDays(9)));
        initiative.publish(initiative.report());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        assertThat(initiative.transitions()).containsExactly("raised", "resolved", "raised");
        assertThat(initiative.status().getAlert().getAcknowledgement()).isNull();
        pipeline.pass(Duration.ofHours(1));
        assertThat(initiative.transitions()).endsWith("reminder");
    }

    @Test
    void anOperatorPausesUntilATimeAndResumes() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));

        initiative.say("pause", null, pipeline.now.plus(Duration.ofHours(1)));
        assertThat(initiative.status().getStatus()).isEqualTo("paused");
        assertThat(initiative.status().getPause().getNote()).isEqualTo("on it");
        assertThat(initiative.transitions()).containsExactly("raised", "resolved");
        pipeline.pass(Duration.ofHours(1));
        assertThat(initiative.status().getStatus()).isEqualTo("awaiting");
        assertThat(initiative.status().getPause()).isNull();

        initiative.say("pause", null, null);
        pipeline.pass(Duration.ofHours(1));
        assertThat(initiative.status().getStatus()).isEqualTo("paused");
        initiative.say("resume", null, null);
        assertThat(initiative.status().getStatus()).isEqualTo("awaiting");
    }

    @Test
    void whatMakesNoSenseOfAnOperatorIsRejected() {
        initiative.catalog(entry());

        initiative.say("snooze", null, null);
        initiative.say("acknowledge", null, pipeline.now);
        initiative.say("acknowledge", "some/alert", null);
        // More than a string of the log can hold.
        initiative.say("acknowledge", "a".repeat(70_000), pipeline.now);

        assertThat(pipeline.rejections()).extracting("topic").containsOnly("hled.acknowledgements");
        assertThat(pipeline.rejections()).extracting("field").containsExactly("action", "alert", "until", "alert");
    }
}
