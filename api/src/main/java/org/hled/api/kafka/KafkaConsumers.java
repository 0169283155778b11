package org.hled.api.kafka;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of the configured broker. */
@Singleton
final class KafkaConsumers implements Consumers, GroupConsumers {

    private final Connection connection;

    KafkaConsumers(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Consumer<byte[], byte[]> open(String clientId, Map<String, Object> settings) {
        Map<String, Object> config = config(clientId, settings);
        // A topic that was made anew must be noticed, not continued somewhere.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> openInGroup(String clientId, String group, Map<String, Object> settings) {
        Map<String, Object> config = config(clientId, settings);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> config(String clientId, Map<String, Object> settings) {
        Map<String, Object> config = new HashMap<>(connection.settings());
        config.putAll(settings);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        // What a crash of the aggregator could take back is not shown.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }
}
