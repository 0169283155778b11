package org.hled.schemas;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** All fields of a schema, those of nested records included. */
final class Fields {

    private Fields() {}

    /** {@code Record.field} → the field. */
    static Map<String, Schema.Field> of(Schema schema) {
        Map<String, Schema.Field> fields = new TreeMap<>();
        collect(schema, fields, new HashSet<>());
        return fields;
    }

    private static void collect(Schema schema, Map<String, Schema.Field> fields, Set<String> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    for (Schema.Field field : schema.getFields()) {
                        fields.put(schema.getName() + "." + field.name(), field);
                        collect(field.schema(), fields, seen);
                    }
                }
            }
            case ARRAY -> collect(schema.getElementType(), fields, seen);
            case UNION -> schema.getTypes().forEach(type -> collect(type, fields, seen));
            default -> {}
        }
    }
}
