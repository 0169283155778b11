package org.hled.schemas.generation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.topic.WholeTopic;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code hled.generations}, which is short, from its beginning to its end. For one thread. */
public final class GenerationsReader {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationsReader.class);

    private final AvroDecoder<Generation> decoder;

    public GenerationsReader(SchemaSource schemas) {
        this.decoder = new AvroDecoder<>(schemas, Generation.class);
    }

    /**
     * What stands there now; a topic that does not exist is like an empty one.
     *
     * @param consumer of committed records; it is told to read this topic, and no other
     * @param limit how long reading may take
     * @throws TimeoutException if it takes longer
     * @throws KafkaException if the broker does not answer as it should
     * @throws org.hled.schemas.wire.RegistryUnavailableException if the registry does not answer
     */
    public Generations read(Consumer<byte[], byte[]> consumer, Duration limit) {
        AtomicReference<Generations> generations = new AtomicReference<>(Generations.NONE);
        WholeTopic.read(
                consumer,
                Topics.GENERATIONS.name(),
                limit,
                consumed -> generations.updateAndGet(before -> with(before, consumed)));
        return generations.get();
    }

    /** What cannot be read is passed over: only the aggregator and the command write there, and what it said is not known. */
    private Generations with(Generations before, ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            return before;
        }
        try {
            return before.with(decoder.decode(consumed.value()));
        } catch (UndecodableException e) {
            LOG.error("The record at offset {} of {} cannot be read", consumed.offset(), consumed.topic(), e);
            return before;
        }
    }
}
