package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.aggregator.intake.InputBytes;
import org.hled.aggregator.intake.IntakeLoop;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.Test;

class IntakeThreadTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final TopicPartition INPUT = new TopicPartition(Topics.ENROLLMENTS.name(), 0);

    private final TestRegistry registry = new TestRegistry();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** The clients of one thread, those that come first being used first. */
    private static final class Clients {

        private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        private final MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

        IntakeClients open() {
            return new IntakeClients(consumer, new InputBytes(), producer, () -> {});
        }
    }

    private IntakeThread start(Clients... clients) {
        SchemaSetup.register(registry, Topics.all());
        OutputEncoders encoders = OutputEncoders.lookUp(registry, Topics.all());
        Queue<Clients> next = new ConcurrentLinkedQueue<>(List.of(clients));
        return new IntakeThread(
                "intake",
                () -> next.remove().open(),
                // Time stands still, so nothing is committed because it is time.
                own -> new IntakeLoop(
                        Generations.first(1),
                        (place, offset) -> false,
                        own.consumer(),
                        own.input(),
                        own.producer(),
                        registry,
                        encoders,
                        () -> Instant.EPOCH),
                duration -> true,
                ended::countDown);
    }

    /** A record that is rejected comes with the next poll; tells when another poll has begun. */
    private static CountDownLatch publish(Clients clients) {
        clients.consumer.schedulePollTask(() -> {
            clients.consumer.updateBeginningOffsets(Map.of(INPUT, 0L));
            clients.consumer.rebalance(List.of(INPUT));
            clients.consumer.addRecord(new ConsumerRecord<>(INPUT.topic(), 0, 0, null, new byte[] {1}));
        });
        CountDownLatch read = new CountDownLatch(1);
        clients.consumer.schedulePollTask(read::countDown);
        return read;
    }

    @Test
    void commitsWhatItHasWhenItIsToldToStop() throws InterruptedException {
        Clients clients = new Clients();
        CountDownLatch read = publish(clients);

        IntakeThread thread = start(clients);
        assertThat(read.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(thread.isAssigned()).isTrue();
        thread.stop();

        assertThat(thread.awaitEnd(LIMIT)).isTrue();
        assertThat(clients.producer.commitCount()).isEqualTo(1);
        assertThat(clients.producer.history()).hasSize(2);
        assertThat(clients.consumer.closed()).isTrue();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void goesOnWithNewClientsWhereTheBrokerDidNotAnswer() throws InterruptedException {
        Clients first = new Clients();
        first.producer.initTransactionException = new TimeoutException("no broker");
        Clients second = new Clients();
        CountDownLatch read = publish(second);

        IntakeThread thread = start(first, second);

        assertThat(read.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(first.consumer.closed()).isTrue();
        assertThat(ended.getCount()).isEqualTo(1);
        thread.stop();
        assertThat(thread.awaitEnd(LIMIT)).isTrue();
    }

    @Test
    void endsWhereWaitingDoesNotMend() throws InterruptedException {
        Clients clients = new Clients();
        clients.producer.sendException = new IllegalStateException("a bug");
        publish(clients);

        IntakeThread thread = start(clients);

        assertThat(ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(thread.awaitEnd(LIMIT)).isTrue();
        assertThat(clients.producer.commitCount()).isZero();
        assertThat(clients.consumer.closed()).isTrue();
    }
}
