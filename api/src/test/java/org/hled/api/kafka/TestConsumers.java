package org.hled.api.kafka;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** Consumers that a test provides. */
@Singleton
@Replaces(KafkaConsumers.class)
public final class TestConsumers implements Consumers {

    private volatile Supplier<Consumer<byte[], byte[]>> next = () -> {
        throw new IllegalStateException("this test has no consumer");
    };

    public void provide(Supplier<Consumer<byte[], byte[]>> consumer) {
        next = consumer;
    }

    @Override
    public Consumer<byte[], byte[]> open(String clientId, Map<String, Object> settings) {
        return next.get();
    }
}
