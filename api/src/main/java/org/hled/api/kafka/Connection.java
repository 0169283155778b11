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
import org.apache.kafka.clients.CommonClientConfigs;

/** How Kafka's clients reach the brokers: where they are, and the settings of the configured file. */
@Singleton
final class Connection {

    private final Map<String, Object> settings = new HashMap<>();

    /**
     * @param bootstrapServers host:port, several with commas
     * @param properties path of a file with further settings of the client, e.g. for SASL; empty if there is none
     * @throws IllegalArgumentException if the file cannot be read; the message does not tell its contents
     */
    Connection(
            @Value("${hled.bootstrap-servers}") String bootstrapServers,
            @Value("${hled.kafka-properties:}") String properties) {
        if (!properties.isBlank()) {
            load(Path.of(properties)).forEach((name, value) -> settings.put(name.toString(), value));
        }
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    Map<String, Object> settings() {
        return Map.copyOf(settings);
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
