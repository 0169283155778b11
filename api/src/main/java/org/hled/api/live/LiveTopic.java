package org.hled.api.live;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.hled.api.figures.ChangeMark;
import org.hled.api.figures.Row;
import org.hled.api.figures.Stream;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UndecodableException;
import org.hled.totals.Change;

/** One of the topics that are held in memory: its only partition, and how its values are read. For one thread. */
final class LiveTopic<V extends SpecificRecord> {

    private final Stream stream;
    private final TopicPartition partition;
    private final AvroDecoder<V> decoder;
    private final Mapping<V> mapping;

    LiveTopic(Stream stream, Topic<V> topic, SchemaRegistry registry, Mapping<V> mapping) {
        this.stream = stream;
        this.partition = new TopicPartition(topic.name(), 0);
        this.decoder = new AvroDecoder<>(registry, topic.valueType());
        this.mapping = mapping;
    }

    Stream stream() {
        return stream;
    }

    TopicPartition partition() {
        return partition;
    }

    /** @throws UndecodableException if the value can never be read */
    Marked read(byte[] value) throws UndecodableException {
        V record = decoder.decode(value);
        Change change = mapping.change(record);
        return new Marked(
                new ChangeMark(
                        change.getVersion(),
                        // Before the first pulse it is not known.
                        change.getAsOf().equals(Instant.EPOCH) ? null : change.getAsOf(),
                        change.getTotals(),
                        change.getLeaves(),
                        change.getInitiatives(),
                        change.getStatuses()),
                mapping.row(record));
    }

    /** From the wire to what is kept. */
    interface Mapping<V> {
        Change change(V record);

        Row row(V record);
    }

    /** A row and the change it belongs to. */
    record Marked(ChangeMark mark, Row row) {}
}
