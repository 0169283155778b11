package org.hled.api.kafka;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One producer in memory, in which a test finds what was written. */
@Singleton
@Replaces(KafkaProducers.class)
public final class TestProducers implements Producers {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    public MockProducer<byte[], byte[]> producer() {
        return producer;
    }

    @Override
    public Producer<byte[], byte[]> open(String clientId) {
        return producer;
    }
}
