package org.hled.aggregator.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;

/** Writes rejected records with their reason, position and bytes. For one thread. */
public final class Rejections {

    /** What the reason may take of the room that the topic leaves beside the rejected record. */
    private static final int MESSAGE_LENGTH = 2_000;

    /** A longer key would stand in the rejection twice, and take the room of the rejected record's value. */
    private static final int KEY_BYTES = 1024;

    private final AvroEncoder<Rejection> encoder;

    public Rejections(OutputEncoders encoders) {
        this.encoder = encoders.forTopic(Topics.REJECTIONS);
    }

    /** The key of the record in {@code hled.rejections}: the rejected record's; none where that is very long. */
    public static byte[] key(Rejected record) {
        return record.key() != null && record.key().length > KEY_BYTES ? null : record.key();
    }

    /** The value of the record in {@code hled.rejections}. */
    public byte[] encode(Rejected record, Reason reason) {
        String message = reason.message();
        return encoder.encode(Rejection.newBuilder()
                .setTopic(record.topic())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setTimestamp(Instant.ofEpochMilli(record.timestamp()))
                .setCode(reason.code())
                .setField(reason.field())
                .setMessage(message.length() > MESSAGE_LENGTH ? message.substring(0, MESSAGE_LENGTH) + "…" : message)
                .setKey(wrap(record.key()))
                .setValue(wrap(record.value()))
                .build());
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    /**
     * A record that is rejected, as it was received.
     *
     * @param key null also where the record is too large to be kept here: it stands where its position says
     * @param value null also where the record is too large to be kept here
     * @param timestamp when the broker received it, milliseconds since 1970-01-01T00:00:00Z
     */
    public record Rejected(String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {}

    /**
     * Why.
     *
     * @param code for programs
     * @param field the field at fault; null where it is the whole record
     * @param message for people
     */
    public record Reason(String code, String field, String message) {}
}
