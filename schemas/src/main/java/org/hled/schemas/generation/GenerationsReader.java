package org.hled.schemas.generation;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code hled.generations}, which is short, from its beginning to its end. For one thread. */
public final class GenerationsReader {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationsReader.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.GENERATIONS.name(), 0);
    private static final Duration POLL = Duration.ofMillis(100);

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
        long deadline = System.nanoTime() + limit.toNanos();
        if (consumer.partitionsFor(PARTITION.topic(), limit).isEmpty()) {
            return Generations.NONE;
        }
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        long end = consumer.endOffsets(List.of(PARTITION), limit).get(PARTITION);
        Generations generations = Generations.NONE;
        while (consumer.position(PARTITION, limit) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("reading %s took longer than %s".formatted(PARTITION.topic(), limit));
            }
            for (ConsumerRecord<byte[], byte[]> consumed : consumer.poll(POLL)) {
                generations = with(generations, consumed);
            }
        }
        return generations;
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
