package org.hled.api.kafka;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of the configured broker. */
@Singleton
final class KafkaConsumers implements Consumers {

    private final Map<String, Object> connection = new HashMap<>();

    /**
     * @param bootstrapServers host:port, several with commas
     * @param properties path of a file with further settings of the client, e.g. for SASL; empty if there is none
     * @throws IllegalArgumentException if the file cannot be read; the message does not tell its contents
     */
    KafkaConsumers(
            @Value("${hled.bootstrap-servers}") String bootstrapServers,
            @Value("${hled.kafka-properties:}") String properties) {
        if (!properties.isBlank()) {
            load(Path.of(properties)).forEach((name, value) -> connection.put(name.toString(), value));
        }
        connection.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    @Override
    public Consumer<byte[], byte[]> open(String clientId, Map<String, Object> settings) {
        Map<String, Object> config = new HashMap<>(connection);
        config.putAll(settings);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        // What a crash of the aggregator could take back is not shown.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A topic that was made anew must be noticed, not continued somewhere.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("HLED_KAFKA_PROPERTIES: the file %s cannot be read".formatted(file), e);
        }
        return properties;
    }
}
