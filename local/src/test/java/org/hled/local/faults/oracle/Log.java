package org.hled.local.faults.oracle;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics as they stand at the broker: all that is committed, from the first record to the last. */
public final class Log {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLED = 50;

    private final String bootstrapServers;
    private final Map<TopicPartition, Long> limits;

    public Log(String bootstrapServers) {
        this(bootstrapServers, Map.of());
    }

    private Log(String bootstrapServers, Map<TopicPartition, Long> limits) {
        this.bootstrapServers = bootstrapServers;
        this.limits = limits;
    }

    /** The same of which these partitions have nothing from these offsets on. */
    public Log before(Map<TopicPartition, Long> offsets) {
        return new Log(bootstrapServers, offsets);
    }

    /** Reads all topics whose names match, each partition in its order, up to where they end now. */
    public void read(Predicate<String> names, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                // A batch may unpack to more than the heap.
                "max.poll.records",
                MOST_POLLED);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> names.test(topic.getKey()))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            ends.replaceAll((partition, end) -> Math.min(end, limits.getOrDefault(partition, end)));
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                        reader.accept(record);
                    }
                }
            }
        }
    }
}
