package org.hled.schemas.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.hled.schemas.wire.UndecodableException.Reason;

/**
 * Reads values in Confluent's wire format into one record type. Schemas are fetched once by id and kept for ever, since
 * an id never changes its meaning. For one thread.
 */
public final class AvroDecoder<T extends SpecificRecord> {

    private final SchemaSource schemas;
    private final Schema readerSchema;
    private final Map<Integer, Reading<T>> readings = new HashMap<>();
    private BinaryDecoder decoder;

    /** Whether records of a schema can be read; that they cannot is worth remembering too. */
    private sealed interface Reading<T> {}

    private record Possible<T>(SpecificDatumReader<T> reader) implements Reading<T> {}

    private record Impossible<T>(Reason reason, String message) implements Reading<T> {}

    public AvroDecoder(SchemaSource schemas, Class<T> type) {
        TrustedClasses.allow();
        this.schemas = schemas;
        this.readerSchema = SpecificData.get().getSchema(type);
    }

    /**
     * Reads a value.
     *
     * @throws UndecodableException if it can never be read
     * @throws UnknownSchemaException if the registry answers and does not know its schema, yet
     * @throws RegistryUnavailableException if its schema is not known here and the registry does not answer
     */
    public T decode(byte[] value) throws UndecodableException {
        SpecificDatumReader<T> reader = reader(WireFormat.schemaId(value));
        decoder = DecoderFactory.get()
                .binaryDecoder(value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, decoder);
        T record;
        boolean atEnd;
        try {
            record = reader.read(null, decoder);
            atEnd = decoder.isEnd();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Avro reports broken bytes by exceptions of many kinds (end of file, index, cast, negative length).
            throw new UndecodableException(
                    Reason.BROKEN_BYTES, "the bytes are not what the schema says: " + describe(e));
        }
        if (!atEnd) {
            throw new UndecodableException(
                    Reason.BROKEN_BYTES, "the bytes are not what the schema says: some are left over at the end");
        }
        return record;
    }

    private SpecificDatumReader<T> reader(int schemaId) throws UndecodableException {
        Reading<T> reading = readings.get(schemaId);
        if (reading == null) {
            reading = newReading(schemas.byId(schemaId));
            readings.put(schemaId, reading);
        }
        return switch (reading) {
            case Possible<T>(var reader) -> reader;
            case Impossible<T>(var reason, var message) -> throw new UndecodableException(reason, message);
        };
    }

    private Reading<T> newReading(Schema writerSchema) {
        try {
            return new Possible<>(newReader(writerSchema));
        } catch (UndecodableException e) {
            return new Impossible<>(e.reason(), e.getMessage());
        }
    }

    private SpecificDatumReader<T> newReader(Schema writerSchema) throws UndecodableException {
        // Avro itself decodes a record of another name without complaint.
        if (!writerSchema.getFullName().equals(readerSchema.getFullName())) {
            throw new UndecodableException(
                    Reason.WRONG_RECORD_TYPE,
                    "the record type must be %s, and is %s"
                            .formatted(readerSchema.getFullName(), writerSchema.getFullName()));
        }
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(readerSchema, writerSchema);
        if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new UndecodableException(
                    Reason.INCOMPATIBLE_SCHEMA,
                    "the schema cannot be read as %s: %s"
                            .formatted(
                                    readerSchema.getFullName(),
                                    compatibility.getResult().getIncompatibilities()));
        }
        try {
            return new SpecificDatumReader<>(writerSchema, readerSchema);
        } catch (AvroTypeException e) {
            throw new UndecodableException(Reason.INCOMPATIBLE_SCHEMA, "the schema cannot be read: " + describe(e));
        }
    }

    private static String describe(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
