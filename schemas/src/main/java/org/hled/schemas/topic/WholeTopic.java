package org.hled.schemas.topic;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A topic of one partition, read from its beginning to where it ends at that moment. */
public final class WholeTopic {

    private static final Duration POLL = Duration.ofMillis(100);

    private WholeTopic() {}

    /**
     * Reads it; one that does not exist is like an empty one.
     *
     * @param consumer of committed records; it is told to read this topic, and no other
     * @param limit how long reading may take
     * @param reader takes each record
     * @throws TimeoutException if it takes longer
     * @throws KafkaException if the broker does not answer as it should
     */
    public static void read(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Duration limit,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long deadline = System.nanoTime() + limit.toNanos();
        if (consumer.partitionsFor(topic, limit).isEmpty()) {
            return;
        }
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), limit).get(partition);
        while (consumer.position(partition, limit) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("reading %s took longer than %s".formatted(topic, limit));
            }
            consumer.poll(POLL).forEach(reader);
        }
    }
}
