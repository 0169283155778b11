package org.hled.local.report;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.apache.avro.specific.SpecificRecord;
import org.hled.local.record.Records;

/**
 * Makes the Avro record of a row, as the schema of its kind says: fields by name, each by its type. What the types allow
 * is sent as written; whether it makes sense is for the aggregator to judge.
 */
final class RowMapper {

    private static final String KIND = "kind";
    private static final String REPORT_ID = "reportId";

    private final Instant now;

    /** @param now when a report without {@code submittedAt} was made */
    RowMapper(Instant now) {
        this.now = now;
    }

    /** All fields that a row may have, whatever its kind. */
    static Set<String> knownFields() {
        Set<String> names = new HashSet<>(Set.of(KIND));
        for (UpdateKind kind : UpdateKind.values()) {
            schema(kind).getFields().forEach(field -> names.add(field.name()));
        }
        return names;
    }

    Update map(Row row) throws InvalidRowException {
        UpdateKind kind = kind(row);
        Schema schema = schema(kind);
        checkBelong(row, kind, schema);
        SpecificRecord value = Records.empty(schema);
        for (Field field : schema.getFields()) {
            value.put(field.pos(), value(row, kind, field));
        }
        return new Update(kind, row.fields().get(REPORT_ID), value);
    }

    private static UpdateKind kind(Row row) throws InvalidRowException {
        String kind = row.fields().get(KIND);
        if (kind == null) {
            throw new InvalidRowException(row.line(), "field 'kind' is missing; allowed: " + UpdateKind.allowed());
        }
        return UpdateKind.byId(kind).orElseThrow(() -> invalid(row, KIND, kind, "allowed: " + UpdateKind.allowed()));
    }

    /** A value that no record would carry is a mistake of the row's, not something to leave out in silence. */
    private static void checkBelong(Row row, UpdateKind kind, Schema schema) throws InvalidRowException {
        for (Map.Entry<String, String> field : row.fields().entrySet()) {
            if (!field.getKey().equals(KIND) && schema.getField(field.getKey()) == null) {
                throw new InvalidRowException(
                        row.line(), "field '%s' must be empty in a row of kind %s".formatted(field.getKey(), kind));
            }
        }
    }

    private Object value(Row row, UpdateKind kind, Field field) throws InvalidRowException {
        String text = row.fields().get(field.name());
        Schema type = withoutNull(field.schema());
        if (text != null) {
            return parse(row, field.name(), type, text);
        }
        if (field.hasDefaultValue()) {
            return Records.defaultOf(field);
        }
        if (isTimestamp(type)) {
            return now;
        }
        throw new InvalidRowException(
                row.line(),
                "field '%s' is missing in a row of kind %s; it is: %s".formatted(field.name(), kind, field.doc()));
    }

    private static Object parse(Row row, String name, Schema type, String text) throws InvalidRowException {
        return switch (type.getType()) {
            case STRING -> text;
            case INT -> number(row, name, text, Integer::valueOf);
            case LONG -> isTimestamp(type) ? instant(row, name, text) : number(row, name, text, Long::valueOf);
            case BOOLEAN -> bool(row, name, text);
            case ENUM -> symbol(row, name, type, text);
            default -> throw new IllegalStateException("no text for type %s of %s".formatted(type, name));
        };
    }

    private interface NumberParser {
        Number parse(String text);
    }

    private static Number number(Row row, String name, String text, NumberParser parser) throws InvalidRowException {
        try {
            return parser.parse(text);
        } catch (NumberFormatException e) {
            throw invalid(row, name, text, "it must be a whole number, in digits alone");
        }
    }

    private static Instant instant(Row row, String name, String text) throws InvalidRowException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid(row, name, text, "it must be an ISO 8601 instant, e.g. 2024-04-19T16:00:00Z");
        }
    }

    private static boolean bool(Row row, String name, String text) throws InvalidRowException {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(row, name, text, "allowed: true, false");
        };
    }

    private static Object symbol(Row row, String name, Schema type, String text) throws InvalidRowException {
        // The enum's own default stands for symbols of later versions and is never sent.
        List<String> allowed = type.getEnumSymbols().stream()
                .filter(symbol -> !symbol.equals(type.getEnumDefault()))
                .toList();
        if (!allowed.contains(text)) {
            throw invalid(row, name, text, allowed.stream().collect(Collectors.joining(", ", "allowed: ", "")));
        }
        return Records.symbol(type, text);
    }

    private static Schema schema(UpdateKind kind) {
        return kind.topic().schema().orElseThrow();
    }

    private static Schema withoutNull(Schema schema) {
        if (schema.getType() != Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(type -> type.getType() != Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isTimestamp(Schema type) {
        return type.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    private static InvalidRowException invalid(Row row, String name, String text, String allowed) {
        return new InvalidRowException(row.line(), "field '%s' is '%s'; %s".formatted(name, text, allowed));
    }
}
