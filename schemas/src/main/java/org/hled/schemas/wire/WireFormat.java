package org.hled.schemas.wire;

import java.nio.ByteBuffer;
import org.hled.schemas.wire.UndecodableException.Reason;

/** Confluent's wire format: byte 0, the schema's id in four bytes (big-endian), then Avro's binary encoding. */
final class WireFormat {

    static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static int schemaId(byte[] value) throws UndecodableException {
        if (value.length < HEADER_BYTES || value[0] != MAGIC) {
            throw new UndecodableException(
                    Reason.NOT_WIRE_FORMAT,
                    "the value must begin with byte 0 and a schema id of four bytes, as Avro serializers for a schema"
                            + " registry write it");
        }
        return ByteBuffer.wrap(value).getInt(1);
    }

    static byte[] header(int schemaId) {
        return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
    }
}
