package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Topics;

/** Whatever bytes come: nothing stops, each record has one outcome, and what is rejected is kept with its reason. */
class MutatedBytesPropertyTest {

    private static final int RECORDS = 2_000;

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void anyBytesEndInOneOutcomeAndRejectedOnesAreKept(@ForAll Random random) {
        try (Pipeline pipeline = new Pipeline(2)) {
            Map<String, byte[]> valid = Map.of(
                    Topics.ENROLLMENTS.name(),
                    pipeline.encode(Topics.ENROLLMENTS, Samples.enrollment().build()),
                    Topics.INVESTMENTS.name(),
                    pipeline.encode(Topics.INVESTMENTS, Samples.investment().build()),
                    Topics.PORT_THROUGHPUT.name(),
                    pipeline.encode(
                            Topics.PORT_THROUGHPUT, Samples.portThroughput().build()),
                    Topics.MILESTONES.name(),
                    pipeline.encode(Topics.MILESTONES, Samples.milestone().build()));
            List<String> topics = List.copyOf(valid.keySet());
            for (int i = 0; i < RECORDS; i++) {
                String topic = topics.get(random.nextInt(topics.size()));
                byte[] mutated = mutate(valid.get(topic), random);
                // Received long ago: a schema id that the registry does not know is final.
                long rejectedBefore = pipeline.outcomes(Outcome.REJECTED);
                pipeline.publishBytes(topic, new byte[] {1}, mutated, pipeline.now.minusSeconds(60));
                if (pipeline.outcomes(Outcome.REJECTED) > rejectedBefore) {
                    assertKept(pipeline.lastRejection(), topic, mutated);
                }
            }

            long outcomes = 0;
            for (Outcome outcome : Outcome.values()) {
                outcomes += pipeline.outcomes(outcome);
            }
            assertThat(outcomes).isEqualTo(RECORDS);
            assertThat(pipeline.rejections()).hasSize((int) pipeline.outcomes(Outcome.REJECTED));
            assertThat(pipeline.outcomes(Outcome.REJECTED)).isBetween(RECORDS / 10L, RECORDS - 1L);
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void anyBytesOnTheCatalogLeaveItWorking(@ForAll Random random) {
        try (Pipeline pipeline = new Pipeline(1)) {
            byte[] valid = pipeline.encode(
                    Topics.CATALOG,
                    Samples.initiative("alpha", "mx-sep", "enrollment.enrolled").build());
            pipeline.publish(
                    Topics.ENROLLMENTS,
                    Samples.enrollment().setInitiative("alpha").build());
            for (int i = 0; i < RECORDS; i++) {
                pipeline.catalogBytes(random.nextBoolean() ? "alpha" : "beta", mutate(valid, random));
            }
            // Whatever schema ids came, none of them is waited for any more.
            pipeline.now = pipeline.now.plusSeconds(60);
            pipeline.tick();
            pipeline.catalogBytes("alpha", valid);
            pipeline.tick();

            assertThat(pipeline.totals()
                            .get("pillar/pillar-4/enrollment.enrolled/people/all")
                            .getReports())
                    .isEqualTo(1);
            assertThat(pipeline.rejections())
                    .isNotEmpty()
                    .allSatisfy(rejection -> assertThat(rejection.getMessage()).isNotBlank());
        }
    }

    private static void assertKept(Rejection rejection, String topic, byte[] value) {
        assertThat(rejection.getTopic()).isEqualTo(topic);
        assertThat(rejection.getValue()).isEqualTo(ByteBuffer.wrap(value));
        assertThat(rejection.getKey()).isEqualTo(ByteBuffer.wrap(new byte[] {1}));
        assertThat(rejection.getCode()).isNotBlank();
        assertThat(rejection.getMessage()).isNotBlank();
    }

    private static byte[] mutate(byte[] valid, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> valid.clone();
            case 1 -> Arrays.copyOf(valid, random.nextInt(valid.length));
            case 2 -> Arrays.copyOf(valid, valid.length + 1 + random.nextInt(9));
            case 3 -> {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                yield noise;
            }
            default -> {
                byte[] flipped = valid.clone();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    // Mostly behind the schema id, where it hurts.
                    int from = random.nextInt(5) == 0 ? 0 : 5;
                    flipped[from + random.nextInt(flipped.length - from)] = (byte) random.nextInt();
                }
                yield flipped;
            }
        };
    }
}
