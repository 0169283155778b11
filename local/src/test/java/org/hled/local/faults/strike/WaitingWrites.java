package org.hled.local.faults.strike;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.schemas.topic.Topics;

/** A record to each partition of an input, sent while too few brokers are there to take it. Nobody can read them. */
final class WaitingWrites implements AutoCloseable {

    private static final byte[] NOISE = {1};
    private static final int PATIENCE_MILLIS = 600_000;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> writes;

    WaitingWrites(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "delivery.timeout.ms", PATIENCE_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        writes = IntStream.range(0, Topics.ENROLLMENTS.partitions())
                .mapToObj(partition ->
                        producer.send(new ProducerRecord<>(Topics.ENROLLMENTS.name(), partition, null, NOISE)))
                .toList();
    }

    void requireAllWait() {
        if (writes.stream().anyMatch(Future::isDone)) {
            throw new AssertionError("a record was taken, or refused, which must have waited: " + writes);
        }
    }

    /** Whether the brokers have all of them. */
    boolean areTaken() {
        return writes.stream().allMatch(WaitingWrites::isTaken);
    }

    private static boolean isTaken(Future<RecordMetadata> write) {
        try {
            return write.isDone() && write.get().hasOffset();
        } catch (ExecutionException e) {
            throw new AssertionError("a write that waited was given up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(SOON);
    }
}
