package org.hled.aggregator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.aggregator.intake.InputBytes;

/**
 * What one thread of an Intake reads and writes with.
 *
 * @param input what the consumer makes keys and values with
 * @param metrics how its metrics are taken out again
 */
record IntakeClients(
        Consumer<byte[], byte[]> consumer, InputBytes input, Producer<byte[], byte[]> producer, Runnable metrics)
        implements AutoCloseable {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    /**
     * New ones.
     *
     * @param group whose partitions are shared
     * @param thread its id, in transactions and in the group: whoever comes with the same one ends what is still open of the one
     *     before, and takes its place
     */
    static IntakeClients open(String group, String thread, AggregatorConfig config, Metrics metrics) {
        InputBytes bytes = new InputBytes();
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings(group, thread, config), bytes, bytes);
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                producerSettings(thread, config), new ByteArraySerializer(), new ByteArraySerializer());
        return new IntakeClients(consumer, bytes, producer, metrics.bindClients(consumer, producer));
    }

    private static Map<String, Object> consumerSettings(String group, String thread, AggregatorConfig config) {
        Map<String, Object> settings = settings(thread + "-consumer", config);
        settings.putAll(ClientSettings.consumer());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // Who comes back in the place of one that was killed has its partitions at once.
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, thread);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What an agency's own transaction has not committed may never have been said.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Who keeps a partition goes on with it while others are moved.
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        return settings;
    }

    private static Map<String, Object> producerSettings(String thread, AggregatorConfig config) {
        Map<String, Object> settings = settings(thread + "-producer", config);
        settings.putAll(ClientSettings.producer());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, thread);
        return settings;
    }

    private static Map<String, Object> settings(String clientId, AggregatorConfig config) {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.putAll(ClientSettings.common());
        return settings;
    }

    /** Leaves the group. */
    @Override
    public void close() {
        metrics.run();
        try {
            producer.close(LONGEST_CLOSE);
        } finally {
            consumer.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(LONGEST_CLOSE));
        }
    }
}
