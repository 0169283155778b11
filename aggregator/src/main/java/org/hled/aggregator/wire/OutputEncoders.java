package org.hled.aggregator.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaRegistry;

/** Encoders for the topics we write, with the ids that the registry gave their schemas. Looked up once, at start. */
public final class OutputEncoders {

    private final Map<String, Integer> schemaIds;

    private OutputEncoders(Map<String, Integer> schemaIds) {
        this.schemaIds = schemaIds;
    }

    /**
     * Looks the schemas' ids up.
     *
     * @throws org.hled.schemas.wire.UnknownSchemaException if one is not registered
     * @throws org.hled.schemas.wire.RegistryUnavailableException if the registry does not answer
     */
    public static OutputEncoders lookUp(SchemaRegistry registry, Iterable<? extends Topic<?>> topics) {
        Map<String, Integer> ids = new HashMap<>();
        for (Topic<?> topic : topics) {
            topic.schema().ifPresent(schema -> ids.put(topic.subject(), registry.idOf(topic.subject(), schema)));
        }
        return new OutputEncoders(Map.copyOf(ids));
    }

    /** A new encoder for this topic's values, for one thread. */
    public <T extends SpecificRecord> AvroEncoder<T> forTopic(Topic<T> topic) {
        return new AvroEncoder<>(topic.schema().orElseThrow(), schemaIds.get(topic.subject()));
    }
}
