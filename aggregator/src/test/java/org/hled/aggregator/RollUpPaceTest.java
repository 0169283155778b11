package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.Samples.enrollment;
import static org.hled.aggregator.Samples.initiative;

import java.time.Duration;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Roll-up looks often, and publishes at most twenty times a second. */
class RollUpPaceTest {

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final int LEAVES_IN_A_CHANGE = 16_000;

    private Pipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new Pipeline(1);
        pipeline.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .build());
        pipeline.tick();
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void changesAreFiftyMillisecondsApart() {
        report("before");
        pipeline.tick();
        report("a");
        for (int look = 1; look < 5; look++) {
            pipeline.tick(LOOK);
            assertThat(published()).as("after %d looks", look).isEqualTo(1);
        }
        report("b");
        pipeline.tick(LOOK);

        assertThat(published()).isEqualTo(2);
        assertThat(pipeline.values(Topics.CUBE).getLast().getReports()).isEqualTo(3);
    }

    /** One that took as long as there is much to publish would outlive its transaction. */
    @Test
    void aTurnEndsAfterFiftyMillisecondsAndTheNextGoesOn() {
        pipeline.tick();
        for (int i = 0; i <= LEAVES_IN_A_CHANGE; i++) {
            pipeline.publish(
                    Topics.ENROLLMENTS,
                    enrollment().setReportId("r" + i).setAgency("agency-" + i).build());
        }
        // So many are bulk, which waits for a pulse.
        pipeline.pulseOf(1, pipeline.now);
        pipeline.rollUpStep = Duration.ofMillis(30);

        pipeline.tick(LOOK);
        assertThat(published()).isEqualTo(LEAVES_IN_A_CHANGE);

        pipeline.tick();
        assertThat(published()).isEqualTo(LEAVES_IN_A_CHANGE + 1);
    }

    private void report(String id) {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().setReportId(id).build());
    }

    private int published() {
        return pipeline.values(Topics.CUBE).size();
    }
}
