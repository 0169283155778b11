package org.hled.aggregator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.Samples.enrollment;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.hled.aggregator.Pipeline;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Intake cannot judge yet it waits for: the registry, or a schema that is not there yet. */
class IntakeWaitsTest {

    private final Pipeline pipeline = new Pipeline(1);

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void waitsForARegistryThatIsDownAndRejectsNothing() {
        byte[] value = pipeline.encode(Topics.ENROLLMENTS, enrollment().build());
        pipeline.takeRegistryDown(Duration.ofSeconds(4));

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), value);

        assertThat(pipeline.outcomes(Outcome.ACCEPTED)).isEqualTo(1);
        assertThat(pipeline.rejections()).isEmpty();
        assertThat(pipeline.now).isAfterOrEqualTo(Pipeline.START.plusSeconds(4));
    }

    @Test
    void rejectsASchemaThatTheRegistryDoesNotKnowThirtySecondsAfterTheRecordCame() {
        byte[] value = pipeline.encode(Topics.ENROLLMENTS, enrollment().build());
        ByteBuffer.wrap(value).putInt(1, 4_711);

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), value);

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("unknown-schema");
        assertThat(pipeline.lastRejection().getMessage()).contains("4711");
        assertThat(Duration.between(Pipeline.START, pipeline.now))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(36));
    }

    @Test
    void doesNotLetFalseSchemaIdsHoldUpTheLineOneAfterTheOther() {
        byte[] value = pipeline.encode(Topics.ENROLLMENTS, enrollment().build());
        for (int i = 0; i < 100; i++) {
            byte[] bad = value.clone();
            ByteBuffer.wrap(bad).putInt(1, 9_000 + i);
            // All came at once; each has its thirty seconds from then, and not from its turn.
            pipeline.publishBytes(Topics.ENROLLMENTS.name(), new byte[0], bad, Pipeline.START);
        }

        assertThat(pipeline.outcomes(Outcome.REJECTED)).isEqualTo(100);
        assertThat(pipeline.now).isBefore(Pipeline.START.plusSeconds(36));
    }
}
