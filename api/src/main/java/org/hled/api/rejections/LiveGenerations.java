package org.hled.api.rejections;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.hled.api.kafka.Consumers;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.generation.GenerationsReader;
import org.hled.schemas.wire.SchemaRegistry;

/** The generations as they are at the moment. */
@Singleton
final class LiveGenerations {

    private static final Duration TIME = Duration.ofSeconds(2);

    private final Consumers consumers;
    private final GenerationsReader reader;
    private Optional<Consumer<byte[], byte[]>> consumer = Optional.empty();

    LiveGenerations(Consumers consumers, SchemaRegistry registry) {
        this.consumers = consumers;
        this.reader = new GenerationsReader(registry);
    }

    /** @throws KafkaException if the broker does not answer */
    synchronized Generations now() {
        try {
            return reader.read(open(), TIME);
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    private Consumer<byte[], byte[]> open() {
        if (consumer.isEmpty()) {
            consumer = Optional.of(consumers.open("hled-api-generations", Map.of()));
        }
        return consumer.get();
    }

    @PreDestroy
    synchronized void close() {
        consumer.ifPresent(Consumer::close);
        consumer = Optional.empty();
    }
}
