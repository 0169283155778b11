package org.hled.bench.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.schemas.topic.Topics;

/** Kafka's clients, with the same batching for every engine: what the product ships with. */
final class Clients {

    private Clients() {}

    /** What of the product's settings is for speed. */
    static Map<String, Object> producerSettings() {
        return Map.of(
                // A transaction that begins while the one before is being marked comes again soon.
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                5,
                ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false,
                ProducerConfig.LINGER_MS_CONFIG,
                50,
                ProducerConfig.BATCH_SIZE_CONFIG,
                512 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L * 1024 * 1024);
    }

    /** What of the product's settings is for speed. */
    static Map<String, Object> consumerSettings() {
        return Map.of(
                ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                4 * 1024 * 1024);
    }

    /** A consumer of every n-th partition of each input topic, from the beginning. */
    static Consumer<byte[], byte[]> consumer(EngineConfig config, int part, int parts) {
        Map<String, Object> settings = new HashMap<>(consumerSettings());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.output());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Topics.inputs().stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .filter(partition -> partition.partition() % parts == part)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    static Producer<byte[], byte[]> producer(EngineConfig config, int part) {
        Map<String, Object> settings = new HashMap<>(producerSettings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.output() + "-" + part);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
