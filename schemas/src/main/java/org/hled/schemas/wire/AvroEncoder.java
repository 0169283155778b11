package org.hled.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes records of one type in Confluent's wire format. For one thread. */
public final class AvroEncoder<T extends SpecificRecord> {

    private final int schemaId;
    private final byte[] header;
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private BinaryEncoder encoder;

    /**
     * @param schema the schema to write with
     * @param schemaId the id under which the registry has it
     */
    public AvroEncoder(Schema schema, int schemaId) {
        TrustedClasses.allow();
        this.schemaId = schemaId;
        this.header = WireFormat.header(schemaId);
        this.writer = new SpecificDatumWriter<>(schema);
    }

    /** The id that all it writes begins with. */
    public int schemaId() {
        return schemaId;
    }

    /** The record as bytes; a field that is missing or of another type is a fault of the caller's. */
    public byte[] encode(T record) {
        out.reset();
        out.writeBytes(header);
        encoder = EncoderFactory.get().binaryEncoder(out, encoder);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }
}
