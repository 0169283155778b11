package org.hled.api.kafka;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** Consumers that a test provides. */
@Singleton
@Replaces(KafkaConsumers.class)
public final class TestConsumers implements Consumers {

    private volatile Function<String, Consumer<byte[], byte[]>> next = clientId -> {
        throw new IllegalStateException("this test has no consumer");
    };

    public void provide(Supplier<Consumer<byte[], byte[]>> consumer) {
        provide(clientId -> consumer.get());
    }

    /** @param consumers by the id that the broker would know it by */
    public void provide(Function<String, Consumer<byte[], byte[]>> consumers) {
        next = consumers;
    }

    @Override
    public Consumer<byte[], byte[]> open(String clientId, Map<String, Object> settings) {
        return next.apply(clientId);
    }
}
