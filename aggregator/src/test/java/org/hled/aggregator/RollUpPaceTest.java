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

    private static final int REPORTS_BEFORE = 200;
    private static final int MOST_TICKS = 100;
    private static final Duration LOOK = Duration.ofMillis(10);

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
        // What a change costs is measured too, and code that has not run yet would be what spaces them.
        for (int before = 0; before < REPORTS_BEFORE; before++) {
            report("before-" + before);
            awaitPublished(before + 1);
        }
        report("a");
        for (int look = 1; look < 5; look++) {
            pipeline.tick(LOOK);
            assertThat(published()).as("after %d looks", look).isEqualTo(REPORTS_BEFORE);
        }
        report("b");
        awaitPublished(REPORTS_BEFORE + 1);

        assertThat(pipeline.values(Topics.CUBE).getLast().getReports()).isEqualTo(REPORTS_BEFORE + 2);
    }

    private void report(String id) {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().setReportId(id).build());
    }

    /** Some ticks more where the machine is busy: the pause after a change is as long as what it took asks for. */
    private void awaitPublished(int changes) {
        for (int tick = 0; tick < MOST_TICKS && published() < changes; tick++) {
            pipeline.tick();
        }
        assertThat(published()).isEqualTo(changes);
    }

    private int published() {
        return pipeline.values(Topics.CUBE).size();
    }
}
