package org.hled.api.kafka;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.hled.api.http.ProblemException;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UnknownSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes single records, for requests that are to be answered when the broker has them. */
@Singleton
public final class TopicWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWriter.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Producers producers;
    private final SchemaRegistry registry;
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

    TopicWriter(Producers producers, SchemaRegistry registry) {
        this.producers = producers;
        this.registry = registry;
    }

    /**
     * Writes a record and waits until the broker has it.
     *
     * @throws ProblemException 503 where the broker or the registry does not answer; the record may have been written
     */
    public <T extends SpecificRecord> void write(Topic<T> topic, String key, T value) {
        try {
            var schema = topic.schema().orElseThrow();
            var encoder = new AvroEncoder<T>(schema, registry.idOf(topic.subject(), schema));
            open().send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), encoder.encode(value)))
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RegistryUnavailableException | UnknownSchemaException e) {
            LOG.warn("Nothing was written to {}: {}", topic.name(), e.getMessage());
            throw ProblemException.busy("The schema registry does not answer; try again.", RETRY_AFTER);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("Writing to {} failed: {}", topic.name(), e.toString());
            throw ProblemException.busy("The broker does not answer; try again.", RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.busy("The service is stopping; try again.", RETRY_AFTER);
        }
    }

    private synchronized Producer<byte[], byte[]> open() {
        if (producer.isEmpty()) {
            producer = Optional.of(producers.open("hled-api-writer"));
        }
        return producer.get();
    }

    @PreDestroy
    synchronized void close() {
        producer.ifPresent(open -> open.close(Duration.ofSeconds(1)));
        producer = Optional.empty();
    }
}
