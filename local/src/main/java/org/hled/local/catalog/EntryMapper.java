package org.hled.local.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.apache.avro.specific.SpecificRecord;
import org.hled.local.record.Records;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes Avro records of YAML, strictly: a field that the schema does not have is a mistake, and so is a missing one. */
final class EntryMapper {

    private final String entry;

    /** @param entry what the entry is called in a message */
    EntryMapper(String entry) {
        this.entry = entry;
    }

    SpecificRecord map(Schema schema, Node node) {
        return record(schema, node, "");
    }

    private Object value(Schema schema, Node node, String path) {
        return switch (schema.getType()) {
            case STRING -> text(node, path);
            case ARRAY -> list(schema.getElementType(), node, path);
            case RECORD -> record(schema, node, path + ".");
            case UNION -> isNull(node) ? null : value(withoutNull(schema), node, path);
            default -> throw new IllegalStateException("no YAML for type %s of %s".formatted(schema, path));
        };
    }

    private SpecificRecord record(Schema schema, Node node, String prefix) {
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(node, "%smust have the fields %s".formatted(shown(prefix), names(schema)));
        }
        Map<String, Node> values = fields(schema, mapping, prefix);
        SpecificRecord record = Records.empty(schema);
        for (Field field : schema.getFields()) {
            Node value = values.get(field.name());
            if (value != null) {
                record.put(field.pos(), value(field.schema(), value, prefix + field.name()));
            } else if (field.hasDefaultValue()) {
                record.put(field.pos(), Records.defaultOf(field));
            } else {
                throw invalid(node, "field '%s%s' is missing; it is: %s".formatted(prefix, field.name(), field.doc()));
            }
        }
        return record;
    }

    private Map<String, Node> fields(Schema schema, MappingNode mapping, String prefix) {
        Map<String, Node> values = new HashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            if (schema.getField(name) == null) {
                throw invalid(
                        field.getKeyNode(),
                        "field '%s%s' is unknown; allowed: %s".formatted(prefix, name, names(schema)));
            }
            if (values.put(name, field.getValueNode()) != null) {
                throw invalid(field.getKeyNode(), "field '%s%s' stands twice".formatted(prefix, name));
            }
        }
        return values;
    }

    private List<Object> list(Schema element, Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            throw invalid(node, "field '%s' must be a list".formatted(path));
        }
        List<Object> values = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            values.add(value(element, item, "%s[%d]".formatted(path, values.size())));
        }
        return values;
    }

    private String text(Node node, String path) {
        if (node instanceof ScalarNode scalar && !isNull(node)) {
            return scalar.getValue();
        }
        throw invalid(node, "field '%s' must be text".formatted(path));
    }

    /** Whether the file says null, as {@code null}, {@code ~} or nothing at all. */
    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** What a field may be beside null: the schemas have unions of null and one type alone. */
    private static Schema withoutNull(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private InvalidEntryException invalid(Node node, String message) {
        return new InvalidEntryException(node, "initiative %s: %s".formatted(entry, message));
    }

    private static String shown(String prefix) {
        return prefix.isEmpty() ? "" : "field '%s' ".formatted(prefix.substring(0, prefix.length() - 1));
    }

    private static String names(Schema schema) {
        return schema.getFields().stream().map(Field::name).collect(Collectors.joining(", "));
    }
}
