package org.hled.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.UndecodableException.Reason;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.Test;

class AvroWireTest {

    private final TestRegistry registry = new TestRegistry();
    private final Schema schema = Topics.ENROLLMENTS.schema().orElseThrow();
    private final int id = registry.register(Topics.ENROLLMENTS.subject(), schema);
    private final AvroEncoder<EnrollmentUpdate> encoder = new AvroEncoder<>(schema, id);
    private final AvroDecoder<EnrollmentUpdate> decoder = new AvroDecoder<>(registry, EnrollmentUpdate.class);

    private static EnrollmentUpdate update() {
        return EnrollmentUpdate.newBuilder()
                .setAgency("mx-sep")
                .setInitiative("english")
                .setReportId("ñandú")
                .setPeriodStart("2024-03-01")
                .setPeriodEnd("2024-03-31")
                .setSubmittedAt(Instant.parse("2024-04-01T00:00:00.123Z"))
                .setStage("ENROLLED")
                .setPeople(5000)
                .build();
    }

    @Test
    void readsWhatItHasWritten() throws UndecodableException {
        byte[] value = encoder.encode(update());

        assertThat(value).startsWith(0, 0, 0, 0, id);
        assertThat(decoder.decode(value)).isEqualTo(update());
    }

    @Test
    void readsWhatAnOlderWriterWithFewerFieldsHasWritten() throws IOException, UndecodableException {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (!field.hasDefaultValue()) {
                fields.add(new Schema.Field(field.name(), field.schema(), field.doc()));
            }
        }
        Schema older = Schema.createRecord("EnrollmentUpdate", null, "org.hled.update", false, fields);
        registry.put(99, older);
        GenericRecord record = new GenericData.Record(older);
        EnrollmentUpdate update = update();
        older.getFields().forEach(field -> record.put(field.name(), update.get(field.name())));
        record.put("submittedAt", update.getSubmittedAt().toEpochMilli());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(WireFormat.header(99));
        var binary = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(older).write(record, binary);

        assertThat(decoder.decode(out.toByteArray())).isEqualTo(update);
    }

    @Test
    void asksTheRegistryForASchemaOnce() throws UndecodableException {
        byte[] value = encoder.encode(update());
        decoder.decode(value);

        registry.setDown(true);

        assertThat(decoder.decode(value)).isEqualTo(update());
    }

    @Test
    void tellsARegistryThatIsDownFromBytesThatAreBad() {
        registry.setDown(true);

        assertThatThrownBy(() -> decoder.decode(encoder.encode(update())))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> decoder.decode(new byte[] {1, 2, 3}))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_WIRE_FORMAT));
    }

    @Test
    void refusesBytesThatAreLeftOver() {
        byte[] value = encoder.encode(update());
        byte[] longer = Arrays.copyOf(value, value.length + 1);

        assertThatThrownBy(() -> decoder.decode(longer))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN_BYTES));
    }
}
