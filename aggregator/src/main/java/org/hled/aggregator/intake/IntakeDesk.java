package org.hled.aggregator.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.aggregator.intake.check.Concerned;
import org.hled.aggregator.intake.check.Refused;
import org.hled.aggregator.intake.check.ReportIds;
import org.hled.aggregator.intake.check.Update;
import org.hled.aggregator.intake.check.UpdateCheck;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.report.RejectionMark;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.schemas.topic.Retention;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.UndecodableException;
import org.hled.schemas.wire.UnknownSchemaException;

/**
 * Turns each record into a report, or into a rejection and a mark that counts it.
 *
 * <p>What cannot be judged because the registry is down, or because it does not know a schema yet, is neither: it is waited
 * for. So is what was told of it before. For one thread.
 */
final class IntakeDesk {

    /** So long after a record was received its schema must be known to the registry: replicas lag. */
    static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(30);

    private final UpdateReader reader;
    private final Rejecting rejecting;
    private final InstantSource clock;
    private final UpdateCheck check = new UpdateCheck();
    private final ReportIds ids = new ReportIds();
    private final ReportId.Maker markIds = new ReportId.Maker();
    private final Map<String, SourceTopic> topics = new HashMap<>();

    /** Where it puts what it makes of a record. */
    interface Tray {

        /** A report, or the mark of a rejection, for the partition of this identity. */
        void report(byte[] id, byte[] value, long timestamp);

        /** A record for {@code hled.rejections}. */
        void rejection(ProducerRecord<byte[], byte[]> rejection);
    }

    IntakeDesk(UpdateReader reader, Rejecting rejecting, InstantSource clock) {
        this.reader = reader;
        this.rejecting = rejecting;
        this.clock = clock;
    }

    /** Whose a topic is, and what comes on it. */
    SourceTopic topic(String name) {
        return topics.computeIfAbsent(name, SourceTopic::parse);
    }

    /** Judges a record of a topic. Empty if that is done, and else why it cannot be yet: then nothing was put on the tray. */
    Optional<String> take(SourceTopic topic, ConsumerRecord<byte[], byte[]> record, Tray tray) {
        try {
            return judge(topic, record, tray);
        } catch (RegistryUnavailableException | HeldBackException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> judge(SourceTopic topic, ConsumerRecord<byte[], byte[]> record, Tray tray) {
        if (record.value() == null) {
            reject(
                    record,
                    RejectionCode.NULL_VALUE,
                    "the record has no value; to take a report back, send a" + " higher revision with withdrawn = true",
                    tray);
        } else if (isTooLarge(record)) {
            reject(
                    record,
                    RejectionCode.TOO_LARGE,
                    "key and value must have at most %d bytes before compression, and have more; they stand where they came"
                            .formatted(Retention.INPUT_BYTES),
                    tray);
        } else {
            return read(topic, record, tray);
        }
        return Optional.empty();
    }

    private Optional<String> read(SourceTopic topic, ConsumerRecord<byte[], byte[]> record, Tray tray) {
        Optional<Update> read = Optional.empty();
        try {
            Update update = reader.read(topic.kind(), record.value());
            read = Optional.of(update);
            byte[] report = ReportCodec.encode(check.check(update, receivedAt(record), topic.owner()));
            tray.report(ids.of(update), report, receivedAt(record));
        } catch (Refused e) {
            reject(record, read, new Reason(e.code().id(), e.field().orElse(null), e.getMessage()), tray);
        } catch (UndecodableException e) {
            reject(record, RejectionCode.of(e.reason()), e.getMessage(), tray);
        } catch (UnknownSchemaException e) {
            if (clock.millis() - receivedAt(record) < SCHEMA_PATIENCE.toMillis()) {
                return Optional.of(e.getMessage());
            }
            reject(record, RejectionCode.UNKNOWN_SCHEMA, e.getMessage(), tray);
        }
        return Optional.empty();
    }

    /** By the broker's clock; 0 where it has noted no time. */
    private static long receivedAt(ConsumerRecord<?, ?> record) {
        return Math.max(0, record.timestamp());
    }

    private static boolean isTooLarge(ConsumerRecord<byte[], byte[]> record) {
        return length(record.key()) + length(record.value()) > Retention.INPUT_BYTES;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private void reject(ConsumerRecord<byte[], byte[]> record, RejectionCode code, String message, Tray tray) {
        reject(record, Optional.empty(), new Reason(code.id(), null, message), tray);
    }

    /** @param read what the record says, where it could be read */
    private void reject(ConsumerRecord<byte[], byte[]> record, Optional<Update> read, Reason reason, Tray tray) {
        // Too large, it was small as it was sent, compressed. It is not kept twice: the input topics keep it for ever.
        boolean kept = !isTooLarge(record);
        Rejected rejected = new Rejected(
                record.topic(),
                record.partition(),
                record.offset(),
                receivedAt(record),
                kept ? record.key() : null,
                kept ? record.value() : null);
        rejecting.tell(rejected, reason).ifPresent(tray::rejection);
        // Counted where all outcomes are.
        byte[] markId = markIds.of((byte) 0, record.topic(), String.valueOf(record.partition()));
        tray.report(
                markId, RejectionMark.encode(Concerned.of(topic(record.topic()).owner(), read)), receivedAt(record));
    }
}
