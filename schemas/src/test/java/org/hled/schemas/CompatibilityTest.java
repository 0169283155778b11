package org.hled.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FULL_TRANSITIVE, as the registry will enforce it: today's schemas read and are read by every version in {@code released/},
 * and no logical type has changed. A release adds a folder there.
 */
class CompatibilityTest {

    private static final Path RELEASED = Path.of("released");

    static Stream<Topic<?>> topics() {
        return Topics.all().stream().filter(topic -> topic.schema().isPresent());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void readsAndIsReadByEveryReleasedVersion(Topic<?> topic) throws IOException {
        Schema today = topic.schema().orElseThrow();
        List<Schema> released = released(today.getName());
        assertThat(released).as("released versions of " + today.getName()).isNotEmpty();
        for (Schema version : released) {
            assertThat(faults(today, version)).isEmpty();
        }
    }

    @Test
    void findsEveryKindOfBreakingChange() {
        Schema before = record().requiredString("a")
                .name("b")
                .type()
                .intType()
                .intDefault(0)
                .endRecord();

        assertThat(faults(
                        record().requiredString("a")
                                .requiredInt("b")
                                .requiredInt("c")
                                .endRecord(),
                        before))
                .isNotEmpty();
        assertThat(faults(record().name("b").type().intType().intDefault(0).endRecord(), before))
                .isNotEmpty();
        assertThat(faults(
                        record().requiredString("a")
                                .name("b")
                                .type()
                                .stringType()
                                .stringDefault("")
                                .endRecord(),
                        before))
                .isNotEmpty();
        assertThat(faults(timestamp("timestamp-millis"), timestamp("timestamp-micros")))
                .isNotEmpty();
        assertThat(faults(
                        record().requiredString("a")
                                .name("b")
                                .type()
                                .intType()
                                .intDefault(0)
                                .optionalString("c")
                                .endRecord(),
                        before))
                .isEmpty();
    }

    private static SchemaBuilder.FieldAssembler<Schema> record() {
        return SchemaBuilder.record("R").fields();
    }

    private static Schema timestamp(String logicalType) {
        Schema type = Schema.create(Schema.Type.LONG);
        type.addProp("logicalType", logicalType);
        return record().name("t").type(type).noDefault().endRecord();
    }

    private static List<String> faults(Schema today, Schema released) {
        List<String> faults = new ArrayList<>();
        check("today cannot read it", today, released, faults);
        check("it cannot read today's", released, today, faults);
        Map<String, String> was = logicalTypes(released);
        Map<String, String> is = logicalTypes(today);
        was.forEach((field, type) -> {
            if (!type.equals(is.getOrDefault(field, type))) {
                faults.add("%s was %s and is %s".formatted(field, type, is.get(field)));
            }
        });
        return faults;
    }

    private static void check(String what, Schema reader, Schema writer, List<String> faults) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            faults.add(what + ": " + result.getResult().getIncompatibilities());
        }
    }

    /** Field → its logical type, for the fields of all records in a schema. */
    private static Map<String, String> logicalTypes(Schema schema) {
        Map<String, String> types = new TreeMap<>();
        Fields.of(schema).forEach((path, field) -> {
            String logical = field.schema().getProp("logicalType");
            types.put(
                    path,
                    field.schema().getType() + "/" + logical + "/"
                            + field.schema().getObjectProp("scale"));
        });
        return types;
    }

    private static List<Schema> released(String name) throws IOException {
        List<Schema> versions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RELEASED)) {
            for (Path file :
                    files.filter(f -> f.endsWith(name + ".avsc")).sorted().toList()) {
                versions.add(new Schema.Parser().parse(Files.readString(file)));
            }
        }
        return versions;
    }
}
