package org.hled.aggregator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hled.aggregator.Samples.enrollment;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.aggregator.pace.Pace;
import org.hled.aggregator.report.Bundle;
import org.hled.aggregator.wire.BackgroundSchemas;
import org.hled.aggregator.wire.Delays;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.aggregator.wire.RegistryStatus;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in a transaction, and when it is committed. */
class IntakeLoopTest {

    private static final TopicPartition FIRST = new TopicPartition(Topics.ENROLLMENTS.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.ENROLLMENTS.name(), 1);
    private static final Duration A_WHILE = Duration.ofMillis(50);
    private static final Instant START = Instant.parse("2024-06-01T00:00:00Z");

    private final TestRegistry registry = new TestRegistry();
    private Instant now = START;
    private int ids;
    private AvroEncoder<EnrollmentUpdate> encoder;
    private TestIntake intake;

    @BeforeEach
    void start() {
        SchemaSetup.register(registry, Topics.all());
        int id = registry.register(
                Topics.ENROLLMENTS.subject(), Topics.ENROLLMENTS.schema().orElseThrow());
        encoder = new AvroEncoder<>(Topics.ENROLLMENTS.schema().orElseThrow(), id);
        intake = newIntake();
    }

    /** A registry that takes so long for each answer. */
    private void restartWithRegistryThatTakes(Duration each) {
        intake = new TestIntake(
                Generations.first(4),
                (place, offset) -> false,
                id -> {
                    now = now.plus(each);
                    return registry.byId(id);
                },
                OutputEncoders.lookUp(registry, Topics.all()),
                () -> now);
    }

    private TestIntake newIntake() {
        // The answer of a registry in memory is there at once, on any machine.
        var schemas = new BackgroundSchemas(registry, Duration.ofMinutes(1), () -> now, new RegistryStatus(() -> now));
        return new TestIntake(
                Generations.first(4),
                (place, offset) -> false,
                schemas,
                OutputEncoders.lookUp(registry, Topics.all()),
                () -> now);
    }

    private byte[] update() {
        return encoder.encode(enrollment().setReportId("r-" + ids++).build());
    }

    /** Of a schema that has another id; it is the same one. */
    private byte[] updateOfSchema(int id) {
        byte[] value = update();
        ByteBuffer.wrap(value).putInt(1, id);
        return value;
    }

    private void publish(TopicPartition input, byte[] value) {
        intake.publish(input, null, value, START);
    }

    private void stepAfter(Duration duration) {
        now = now.plus(duration);
        intake.step();
    }

    private List<ProducerRecord<byte[], byte[]>> history() {
        return intake.producer.history();
    }

    private int reports() {
        List<byte[]> reports = new ArrayList<>();
        history().stream()
                .filter(record -> record.topic().equals(Topics.REPORTS.name()))
                .forEach(record -> Bundle.forEach(record.value(), (id, value, timestamp) -> reports.add(value)));
        return reports.size();
    }

    @Test
    void aReportThatComesAloneIsCommittedAtTheNextTick() {
        publish(FIRST, update());

        intake.step();
        assertThat(intake.producer.commitCount()).isZero();
        stepAfter(Pace.TICK);

        assertThat(intake.producer.commitCount()).isEqualTo(1);
        assertThat(intake.committed(FIRST)).contains(1L);
        assertThat(reports()).isEqualTo(1);
    }

    @Test
    void bulkIsCommittedTogetherAndTravelsInBundles() {
        for (int i = 0; i < 10_000; i++) {
            publish(FIRST, update());
        }

        stepAfter(Pace.TICK);
        assertThat(intake.producer.commitCount()).isZero();
        stepAfter(Pace.LONGEST);

        assertThat(intake.producer.commitCount()).isEqualTo(1);
        assertThat(intake.committed(FIRST)).contains(10_000L);
        assertThat(reports()).isEqualTo(10_000);
        assertThat(history().size()).isBetween(20, 100);
    }

    @Test
    void bulkIsCommittedAsSoonAsNothingMoreComes() {
        for (int i = 0; i < 10_000; i++) {
            publish(FIRST, update());
        }
        stepAfter(Pace.TICK);
        assertThat(intake.producer.commitCount()).isZero();

        stepAfter(Pace.TICK);

        assertThat(intake.producer.commitCount()).isEqualTo(1);
        assertThat(intake.committed(FIRST)).contains(10_000L);
    }

    @Test
    void noTimeOfThisMachineIsWritten() {
        now = START.plus(Duration.ofHours(2));
        publish(FIRST, update());
        publish(FIRST, new byte[] {1, 2, 3});

        intake.step();

        assertThat(intake.written())
                .hasSizeGreaterThan(1)
                .allMatch(record -> record.timestamp() == START.toEpochMilli());
    }

    @Test
    void allVersionsOfAReportGoToOnePartition() {
        for (int revision = 0; revision < 20; revision++) {
            publish(FIRST, encoder.encode(enrollment().setRevision(revision).build()));
            stepAfter(Pace.LONGEST);
        }

        assertThat(reports()).isEqualTo(20);
        assertThat(history())
                .extracting(ProducerRecord::partition)
                .containsOnly(history().getFirst().partition());
    }

    @Test
    void aRejectionAndItsMarkAreInOneTransactionWithWhatWasRead() {
        publish(FIRST, new byte[] {1, 2, 3});
        intake.step();

        assertThat(history()).isEmpty();
        stepAfter(Pace.TICK);

        assertThat(history())
                .extracting(ProducerRecord::topic)
                .containsExactlyInAnyOrder(Topics.REJECTIONS.name(), Topics.REPORTS.name());
        assertThat(intake.committed(FIRST)).contains(1L);
    }

    @Test
    void whatCannotBeReadYetHoldsUpItsPartitionAlone() {
        registry.setDown(true);
        publish(FIRST, updateOfSchema(77));
        publish(FIRST, update());
        registry.setDown(false);
        publish(SECOND, update());
        intake.step();
        registry.setDown(true);
        publish(SECOND, update());
        stepAfter(Pace.TICK);
        stepAfter(Pace.LONGEST);

        assertThat(reports()).isEqualTo(2);
        assertThat(intake.committed(FIRST)).isEmpty();
        assertThat(intake.committed(SECOND)).contains(2L);

        registry.setDown(false);
        registry.put(77, Topics.ENROLLMENTS.schema().orElseThrow());
        for (int i = 0; i < 200; i++) {
            stepAfter(A_WHILE);
        }

        assertThat(reports()).isEqualTo(4);
        assertThat(intake.committed(FIRST)).contains(2L);
        assertThat(history()).noneMatch(record -> record.topic().equals(Topics.REJECTIONS.name()));
    }

    @Test
    void falseSchemaIdsDoNotKeepATransactionOpenAndNoneIsSkipped() {
        restartWithRegistryThatTakes(A_WHILE.multipliedBy(4));
        now = START.plus(IntakeDesk.SCHEMA_PATIENCE);
        for (int i = 0; i < 100; i++) {
            publish(FIRST, updateOfSchema(9_000 + i));
            publish(SECOND, updateOfSchema(10_000 + i));
        }

        Duration longest = Duration.ZERO;
        int steps = 0;
        while (!intake.hasReadAll()) {
            Instant before = now;
            intake.step();
            Duration step = Duration.between(before, now);
            longest = step.compareTo(longest) > 0 ? step : longest;
            assertThat(++steps).isLessThan(100);
            assertThat(intake.producer.commitCount())
                    .as("each step is committed")
                    .isEqualTo(steps);
        }

        assertThat(longest).isLessThanOrEqualTo(IntakeLoop.LONGEST_STEP);
        assertThat(history().stream().filter(record -> record.topic().equals(Topics.REJECTIONS.name())))
                .hasSize(200);
        assertThat(intake.committed(FIRST)).contains(100L);
        assertThat(intake.committed(SECOND)).contains(100L);
    }

    @Test
    void aPartitionOfFalseSchemaIdsDoesNotKeepOthersWaiting() {
        restartWithRegistryThatTakes(A_WHILE.multipliedBy(4));
        now = START.plus(IntakeDesk.SCHEMA_PATIENCE);
        for (int i = 0; i < 100; i++) {
            publish(FIRST, updateOfSchema(9_000 + i));
            publish(SECOND, i == 0 ? update() : updateOfSchema(10_000 + i));
        }

        intake.step();
        intake.step();

        assertThat(intake.committed(FIRST)).contains(10L);
        assertThat(intake.committed(SECOND)).contains(10L);
    }

    @Test
    void aSchemaThatTheRegistryLearnsLateIsFound() {
        publish(FIRST, updateOfSchema(77));
        for (int i = 0; i < 200; i++) {
            stepAfter(A_WHILE);
        }
        assertThat(intake.hasReadAll()).isFalse();

        registry.put(77, Topics.ENROLLMENTS.schema().orElseThrow());
        for (int i = 0; i < 210; i++) {
            stepAfter(A_WHILE);
        }

        assertThat(reports()).isEqualTo(1);
        assertThat(history()).noneMatch(record -> record.topic().equals(Topics.REJECTIONS.name()));
    }

    @Test
    void whatWasToldBeforeIsWaitedForByItsPartitionAlone() {
        AtomicBoolean heldBack = new AtomicBoolean(true);
        Map<String, Long> from = Map.of(Generations.place(FIRST.topic(), FIRST.partition()), 1L);
        intake = new TestIntake(
                new Generation(2, Phase.BUILDING.id(), 4, from, Map.of(), START),
                (place, offset) -> {
                    if (heldBack.get()) {
                        throw new HeldBackException("not yet");
                    }
                    return true;
                },
                registry,
                OutputEncoders.lookUp(registry, Topics.all()),
                () -> now);
        publish(FIRST, new byte[] {1});
        publish(SECOND, update());

        intake.step();
        stepAfter(Pace.TICK);
        assertThat(intake.committed(FIRST).orElse(0L)).isZero();
        assertThat(intake.committed(SECOND)).contains(1L);

        heldBack.set(false);
        stepAfter(Delays.LONGEST);
        stepAfter(Pace.TICK);
        assertThat(intake.committed(FIRST)).contains(1L);
        assertThat(history()).extracting(ProducerRecord::topic).doesNotContain(Topics.REJECTIONS.name());
    }

    @Test
    void whatCameBeforeARecordThatWaitsIsCommitted() {
        publish(FIRST, update());
        publish(FIRST, updateOfSchema(77));

        intake.step();
        stepAfter(Pace.TICK);
        stepAfter(Pace.TICK);

        assertThat(reports()).isEqualTo(1);
        assertThat(intake.committed(FIRST)).contains(1L);
    }

    @Test
    void whatIsTakenAwayIsCommittedBefore() {
        publish(FIRST, update());
        publish(SECOND, update());
        intake.step();

        intake.consumer.rebalance(Set.of(SECOND));

        assertThat(intake.producer.commitCount()).isEqualTo(1);
        assertThat(intake.committed(FIRST)).contains(1L);
        assertThat(reports()).isEqualTo(2);
    }

    @Test
    void aStepThatFailedCommitsNothingMore() {
        publish(FIRST, update());
        intake.step();
        intake.producer.commitTransactionException = new TimeoutException("no broker");
        now = now.plus(Pace.TICK);
        assertThatThrownBy(intake.loop::step).isInstanceOf(TimeoutException.class);

        intake.producer.commitTransactionException = null;
        intake.loop.discard();
        intake.consumer.rebalance(Set.of());

        assertThat(intake.producer.commitCount()).isZero();
        assertThat(history()).isEmpty();
    }

    private void refuseOffsets(boolean refuse) {
        intake.producer.sendOffsetsToTransactionException =
                refuse ? new CommitFailedException("consumer group metadata mismatch") : null;
    }

    @Test
    void whatTheGroupDoesNotLetItCommitIsReadAgainWithTheSameClients() {
        publish(FIRST, update());
        stepAfter(Pace.TICK);
        publish(FIRST, update());
        publish(FIRST, new byte[] {1, 2, 3});
        publish(SECOND, update());

        refuseOffsets(true);
        stepAfter(Pace.TICK);
        assertThat(intake.producer.transactionAborted()).isTrue();
        assertThat(intake.committed(FIRST)).contains(1L);
        refuseOffsets(false);
        stepAfter(Pace.TICK);

        assertThat(intake.producer.commitCount()).isEqualTo(2);
        assertThat(intake.committed(FIRST)).contains(3L);
        assertThat(intake.committed(SECOND)).contains(1L);
        // Three reports, and the mark of one rejection.
        assertThat(reports()).isEqualTo(4);
        assertThat(history().stream().filter(record -> record.topic().equals(Topics.REJECTIONS.name())))
                .hasSize(1);
    }

    @Test
    void whatIsAnothersByThenIsNotReadAgain() {
        publish(FIRST, update());
        publish(SECOND, update());
        intake.step();
        refuseOffsets(true);
        stepAfter(Pace.TICK);

        intake.consumer.rebalance(Set.of(SECOND));
        refuseOffsets(false);
        intake.consumer.addRecord(new ConsumerRecord<>(SECOND.topic(), SECOND.partition(), 0, null, update()));
        now = now.plus(Pace.TICK);
        intake.loop.step();

        assertThat(intake.committed(FIRST)).isEmpty();
        assertThat(intake.committed(SECOND)).contains(1L);
        assertThat(reports()).isEqualTo(1);
    }

    @Test
    void whatWaitsStillWaitsAfterwards() {
        publish(FIRST, update());
        publish(FIRST, updateOfSchema(77));
        refuseOffsets(true);
        stepAfter(Pace.TICK);
        refuseOffsets(false);

        registry.put(77, Topics.ENROLLMENTS.schema().orElseThrow());
        for (int i = 0; i < 200; i++) {
            stepAfter(A_WHILE);
        }

        assertThat(intake.committed(FIRST)).contains(2L);
        assertThat(reports()).isEqualTo(2);
    }

    @Test
    void newClientsAreAskedForWhereTheGroupRefusesAgainAndAgain() {
        publish(FIRST, update());
        refuseOffsets(true);
        for (int i = 0; i < 3; i++) {
            stepAfter(Pace.TICK);
        }

        now = now.plus(Pace.TICK);
        assertThatThrownBy(intake::step).isInstanceOf(CommitFailedException.class);
    }

    @Test
    void whatTheGroupRefusesWhilePartitionsMoveIsForNewClients() {
        publish(FIRST, update());
        intake.step();
        refuseOffsets(true);

        assertThatThrownBy(() -> intake.consumer.rebalance(Set.of())).isInstanceOf(CommitFailedException.class);
    }
}
