package org.hled.local.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hled.local.fault.Fault;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.UnknownSchemaException;

/**
 * Publishes as an agency does: Avro in Confluent's wire format, under a schema that is looked up and never registered,
 * acknowledged by all replicas, without duplicates. For one thread.
 */
public final class Publisher implements AutoCloseable {

    private final Target target;
    private final ConfluentRegistry registry;
    private final Producer<String, byte[]> producer;
    private final Map<String, AvroEncoder<SpecificRecord>> encoders = new HashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param topics what will be published to
     * @throws Fault if the broker does not answer or lacks one of the topics
     */
    public Publisher(Target target, List<? extends Topic<?>> topics) {
        new Reach(target).requireTopics(topics);
        this.target = target;
        this.registry = new ConfluentRegistry(target.registry());
        this.producer = new KafkaProducer<>(
                target.client(Map.of(
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        20,
                        "compression.type",
                        "lz4",
                        "delivery.timeout.ms",
                        60_000,
                        "max.block.ms",
                        30_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Hands a record over; it is published when {@link #flush} has returned.
     *
     * @throws Fault if it or an earlier one cannot be published
     */
    public void send(Topic<?> topic, String key, SpecificRecord value) {
        checkFailure();
        byte[] bytes =
                encoders.computeIfAbsent(topic.name(), name -> encoder(topic)).encode(value);
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, bytes), (metadata, exception) -> {
                if (exception != null) {
                    failure.compareAndSet(null, exception);
                }
            });
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw notTaken(e);
        }
    }

    /**
     * Waits until the broker has taken everything.
     *
     * @throws Fault if it has not
     */
    public void flush() {
        producer.flush();
        checkFailure();
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
    }

    private AvroEncoder<SpecificRecord> encoder(Topic<?> topic) {
        Schema schema = topic.schema().orElseThrow();
        try {
            return new AvroEncoder<>(schema, registry.idOf(topic.subject(), schema));
        } catch (UnknownSchemaException e) {
            throw new Fault("%s, which the aggregator registers: is it running?".formatted(e.getMessage()), e);
        } catch (RegistryUnavailableException e) {
            throw new Fault(
                    "%s: is it running, and is --registry-port or --schema-registry right?".formatted(e.getMessage()),
                    e);
        }
    }

    private void checkFailure() {
        Exception exception = failure.get();
        if (exception != null) {
            throw notTaken(exception);
        }
    }

    private Fault notTaken(Exception e) {
        return new Fault(
                "the broker at %s does not take records: %s".formatted(target.bootstrapServers(), e.getMessage()), e);
    }
}
