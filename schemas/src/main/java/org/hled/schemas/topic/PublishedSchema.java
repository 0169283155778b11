package org.hled.schemas.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** A record's schema as others are to see it: without what Avro's Java classes note in it for themselves. */
final class PublishedSchema {

    private static final String JAVA_STRING = "avro.java.string";

    private PublishedSchema() {}

    static Schema of(Class<?> record) {
        try {
            JsonNode json = new ObjectMapper()
                    .readTree(SpecificData.get().getSchema(record).toString());
            clean(json);
            return new Schema.Parser().parse(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro writes schemas as JSON", e);
        }
    }

    private static void clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(JAVA_STRING);
        }
        node.forEach(PublishedSchema::clean);
    }
}
