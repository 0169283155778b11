package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.WatchedInitiative.CADENCE;
import static org.hled.aggregator.WatchedInitiative.GRACE;
import static org.hled.aggregator.WatchedInitiative.MOMENT;
import static org.hled.aggregator.WatchedInitiative.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hled.catalog.Target;
import org.hled.schemas.topic.Topics;
import org.hled.stall.InitiativeStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of initiatives while nobody can tell whether they report, and afterwards: through the whole pipeline. */
class MissingPulsesTest {

    private final WatchedInitiative initiative = new WatchedInitiative();
    private final Pipeline pipeline = initiative.pipeline;

    @AfterEach
    void stop() {
        initiative.close();
    }

    @Test
    void whenPulsesAreMissingNobodyIsBlamedAndTheClocksGoOnAfterwards() {
        initiative.catalog(entry());
        initiative.publish(initiative.report());
        pipeline.pass(CADENCE.minus(MOMENT));

        pipeline.passBlind(Duration.ofHours(2));
        assertThat(initiative.status().getStatus()).isEqualTo("unknown");
        assertThat(initiative.status().getReasons()).isEmpty();
        assertThat(pipeline.alerts()).isEmpty();

        pipeline.pulse();
        pipeline.tick();
        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        pipeline.pass(MOMENT.plus(MOMENT));
        assertThat(initiative.status().getStatus()).isEqualTo("late");
        assertThat(pipeline.alerts()).isEmpty();
        pipeline.pass(GRACE);
        assertThat(initiative.transitions()).containsExactly("raised");
    }

    @Test
    void anOpenAlertStaysOpenWhileWeCannotTell() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        assertThat(initiative.transitions()).containsExactly("raised");

        pipeline.passBlind(Duration.ofMinutes(3));
        assertThat(initiative.status().getStatus()).isEqualTo("unknown");
        assertThat(initiative.status().getAlert()).isNotNull();
        pipeline.pulse();
        pipeline.tick();

        assertThat(initiative.status().getStatus()).isEqualTo("stalled");
        assertThat(initiative.transitions()).containsExactly("raised");
    }

    @Test
    void aReportThatComesWhileWeCannotTellResolvesAsReported() {
        initiative.catalog(entry());
        pipeline.pass(CADENCE.plus(GRACE).plus(MOMENT));
        pipeline.passBlind(Duration.ofMinutes(3));

        pipeline.publish(Topics.ENROLLMENTS, initiative.report().build());
        pipeline.passBlind(Duration.ofSeconds(3));
        assertThat(initiative.status().getStatus()).isEqualTo("unknown");
        assertThat(initiative.status().getLastReport()).isNotNull();
        pipeline.pulse();
        pipeline.tick();

        assertThat(initiative.transitions()).containsExactly("raised", "resolved");
        assertThat(pipeline.alerts().getLast().getResolution()).isEqualTo("reported");
    }

    @Test
    void theCatalogMayTakeATargetOutWhileWeCannotTell() {
        initiative.catalog(entry().setTargets(List.of(
                new Target("enrollment.enrolled", "people", "100000", "2024-01-01", "0", "2034-01-01"))));
        initiative.publish(initiative.report());
        pipeline.passBlind(Duration.ofMinutes(3));

        initiative.catalog(entry());
        assertThat(initiative.status().getStatus()).isEqualTo("unknown");
        pipeline.pulse();
        pipeline.tick();

        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        assertThat(initiative.status().getTargets()).isEmpty();
    }

    @Test
    void aRestartWhileWeCannotTellSaysNothingAnew() {
        initiative.catalog(entry());
        initiative.publish(initiative.report());
        pipeline.passBlind(Duration.ofMinutes(3));
        List<InitiativeStatus> said = pipeline.values(Topics.INITIATIVE_STATUS);

        pipeline.restartRollUp();
        pipeline.restartLedgers();
        pipeline.passBlind(Duration.ofMinutes(1));

        assertThat(pipeline.values(Topics.INITIATIVE_STATUS)).isEqualTo(said);
    }

    @Test
    void aClockThatIsSetAnHourAheadOrBackRaisesAndResolvesNothing() {
        initiative.catalog(entry());
        initiative.publish(initiative.report());
        Instant before = pipeline.now;

        pipeline.now = before.plus(Duration.ofHours(1));
        pipeline.pulse();
        pipeline.tick();
        assertThat(initiative.status().getStatus()).isEqualTo("on-track");
        pipeline.now = before.plus(MOMENT);
        pipeline.pulse();
        pipeline.tick();

        assertThat(pipeline.alerts()).isEmpty();
        assertThat(pipeline.values(Topics.PULSE))
                .extracting("asOf", Instant.class)
                .isSorted();
    }
}
