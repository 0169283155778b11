package org.hled.aggregator.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.SchemaSource;

/** Encoders for the topics we write, with the ids that the registry gave their schemas. Looked up once, at start. */
public final class OutputEncoders {

    private final Map<String, Integer> schemaIds;
    private final Map<Integer, Schema> schemas;

    private OutputEncoders(Map<String, Integer> schemaIds, Map<Integer, Schema> schemas) {
        this.schemaIds = schemaIds;
        this.schemas = schemas;
    }

    /**
     * Looks the schemas' ids up.
     *
     * @throws org.hled.schemas.wire.UnknownSchemaException if one is not registered
     * @throws org.hled.schemas.wire.RegistryUnavailableException if the registry does not answer
     */
    public static OutputEncoders lookUp(SchemaRegistry registry, Iterable<? extends Topic<?>> topics) {
        Map<String, Integer> ids = new HashMap<>();
        Map<Integer, Schema> schemas = new HashMap<>();
        for (Topic<?> topic : topics) {
            topic.schema().ifPresent(schema -> {
                int id = registry.idOf(topic.subject(), schema);
                ids.put(topic.subject(), id);
                schemas.put(id, schema);
            });
        }
        return new OutputEncoders(Map.copyOf(ids), Map.copyOf(schemas));
    }

    /** The schemas that were looked up, without asking anybody; others from this source. */
    public SchemaSource before(SchemaSource others) {
        return id -> schemas.containsKey(id) ? schemas.get(id) : others.byId(id);
    }

    /** A new encoder for this topic's values, for one thread. */
    public <T extends SpecificRecord> AvroEncoder<T> forTopic(Topic<T> topic) {
        return new AvroEncoder<>(topic.schema().orElseThrow(), schemaIds.get(topic.subject()));
    }
}
