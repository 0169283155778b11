package org.hled.schemas.topic;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic: its name, what its values are, and how the broker keeps it.
 *
 * @param name name of the topic
 * @param valueType an Avro record in Confluent's wire format, or {@code byte[]} for what is internal to the aggregator
 * @param partitions number of partitions it is created with
 * @param retention how its records are kept
 */
public record Topic<V>(String name, Class<V> valueType, int partitions, Retention retention) {

    /** The subject of the value's schema, by Confluent's TopicNameStrategy. */
    public String subject() {
        return name + "-value";
    }

    /** The value's schema; empty for a topic that is internal to the aggregator. */
    public Optional<Schema> schema() {
        return SpecificRecord.class.isAssignableFrom(valueType)
                ? Optional.of(PublishedSchema.of(valueType))
                : Optional.empty();
    }

    /** The topic that only this agency writes to, e.g. {@code hled.enrollments.mx-sep}. */
    public Topic<V> ofAgency(String agency) {
        return new Topic<>(name + "." + agency, valueType, partitions, retention);
    }

    /** The broker's settings for this topic, as Kafka names them. */
    public Map<String, String> config() {
        return retention.config();
    }
}
