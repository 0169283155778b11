package org.hled.api.rejections;

import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hled.rejection.Rejection;
import org.hled.schemas.generation.GenerationHeader;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an entry of a record of the topic of rejections. For one thread. */
final class RejectionReader {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionReader.class);
    private static final String UNREADABLE = "unreadable-rejection";

    private final AvroDecoder<Rejection> decoder;

    RejectionReader(SchemaRegistry registry) {
        this.decoder = new AvroDecoder<>(registry, Rejection.class);
    }

    ToldRejection read(ConsumerRecord<byte[], byte[]> consumed) {
        return new ToldRejection(GenerationHeader.of(consumed.headers()), entryOf(consumed));
    }

    private RejectionEntry entryOf(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            return unreadable(consumed, "it has no value");
        }
        try {
            return entry(decoder.decode(consumed.value()));
        } catch (UndecodableException e) {
            LOG.error("The record at offset {} of {} cannot be read", consumed.offset(), consumed.topic(), e);
            return unreadable(consumed, e.getMessage());
        }
    }

    private static RejectionEntry entry(Rejection rejection) {
        return new RejectionEntry(
                rejection.getTopic(),
                rejection.getPartition(),
                rejection.getOffset(),
                rejection.getTimestamp().equals(Instant.ofEpochMilli(-1))
                        ? null
                        : rejection.getTimestamp().toString(),
                rejection.getCode(),
                rejection.getField(),
                rejection.getMessage(),
                size(rejection.getKey()),
                size(rejection.getValue()));
    }

    /** A rejection that is itself broken is shown, not passed over: its own place stands for that of the record. */
    private static RejectionEntry unreadable(ConsumerRecord<byte[], byte[]> consumed, String why) {
        return new RejectionEntry(
                Topics.REJECTIONS.name(),
                consumed.partition(),
                consumed.offset(),
                Instant.ofEpochMilli(consumed.timestamp()).toString(),
                UNREADABLE,
                null,
                "The rejection itself cannot be read: " + why + ".",
                consumed.key() == null ? null : consumed.key().length,
                consumed.value() == null ? null : consumed.value().length);
    }

    @Nullable
    private static Integer size(@Nullable ByteBuffer bytes) {
        return bytes == null ? null : bytes.remaining();
    }
}
