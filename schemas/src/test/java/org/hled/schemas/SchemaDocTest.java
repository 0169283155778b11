package org.hled.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDocTest {

    static Stream<Schema> schemas() {
        return Topics.all().stream().map(Topic::schema).flatMap(schema -> schema.stream());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldSaysWhatItIs(Schema schema) {
        assertThat(schema.getDoc()).isNotBlank();
        assertThat(Fields.of(schema))
                .isNotEmpty()
                .allSatisfy((path, field) -> assertThat(field.doc()).as(path).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyEnumHasADefaultThatIsNeverSent(Schema schema) {
        Fields.of(schema).values().stream()
                .map(Schema.Field::schema)
                .filter(type -> type.getType() == Schema.Type.ENUM)
                .forEach(type -> assertThat(type.getEnumDefault()).isEqualTo("UNKNOWN"));
    }
}
