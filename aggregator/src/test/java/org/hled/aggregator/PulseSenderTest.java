package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PulseSenderTest {

    private static final TopicPartition SHARED = new TopicPartition("hled.enrollments", 0);
    private static final TopicPartition OWN = new TopicPartition("hled.enrollments.mx-sep", 0);

    private static final long AS_OF = 1_717_200_000_000L;

    private final Lifecycle lifecycle = new Lifecycle();
    private final BrokersStatus brokers = new BrokersStatus(InstantSource.system());
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();

    private final PulseSender.Inputs inputs = new PulseSender.Inputs() {

        @Override
        public Map<TopicPartition, Long> ends() {
            return new HashMap<>(ends);
        }

        @Override
        public long behind(Map<TopicPartition, Long> before) {
            return before.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
                    .sum();
        }
    };

    @AfterEach
    void stop() {
        lifecycle.stop();
    }

    /** Takes what it is sent as long as it is told to; what time it is, it tells always. */
    private static final class Brokers extends MockProducer<byte[], byte[]> {

        private final AtomicBoolean taking = new AtomicBoolean(true);
        private final AtomicInteger refused = new AtomicInteger();

        Brokers() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
            if (record.topic().equals(Topics.PULSE.name())) {
                return CompletableFuture.completedFuture(
                        new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, AS_OF, 5, 0));
            }
            if (taking.get()) {
                return super.send(record);
            }
            refused.incrementAndGet();
            return CompletableFuture.failedFuture(new TimeoutException("no broker"));
        }
    }

    @Test
    void aTopicThatIsDeletedOrMadeAnewIsNotWaitedFor() {
        ends.put(SHARED, 7L);
        ends.put(OWN, 3L);
        try (PulseSender pulse = new PulseSender(Topics.REPORTS, inputs, new Brokers(), lifecycle, brokers)) {
            pulse.start();
            await().until(() -> pulse.behind() == 10);

            ends.remove(OWN);
            ends.put(SHARED, 0L);

            await().until(() -> pulse.told() == AS_OF);
            assertThat(pulse.behind()).isZero();
        }
    }

    @Test
    void aPulseThatTheBrokersDoNotTakeIsNotTold() {
        Brokers producer = new Brokers();
        producer.taking.set(false);
        try (PulseSender pulse = new PulseSender(Topics.REPORTS, inputs, producer, lifecycle, brokers)) {
            pulse.start();
            await().until(() -> producer.refused.get() > Topics.REPORTS.partitions());
            assertThat(pulse.told()).isZero();

            producer.taking.set(true);
            await().until(() -> pulse.told() == AS_OF);
        }
    }
}
