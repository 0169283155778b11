package org.hled.aggregator.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.hled.aggregator.intake.check.Concerned;
import org.hled.aggregator.intake.check.Refused;
import org.hled.aggregator.intake.check.ReportIds;
import org.hled.aggregator.intake.check.Update;
import org.hled.aggregator.intake.check.UpdateCheck;
import org.hled.aggregator.pace.Pace;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.report.RejectionMark;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.wire.Backoff;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.schemas.topic.Retention;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.UndecodableException;
import org.hled.schemas.wire.UnknownSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns each record into a report on {@code hled.reports}, or into a rejection and a mark that counts it.
 *
 * <p>What cannot be judged because the registry is down, or because it does not know a schema yet, is neither: it is waited
 * for.
 */
final class IntakeProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** So long after a record was received its schema must be known to the registry: replicas lag. */
    static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(30);

    /** With a look-up's own time-out less than the transaction's: what was sent before the record is still uncommitted. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(IntakeProcessor.class);

    private final UpdateReader reader;
    private final Rejecting rejecting;
    private final Backoff backoff;
    private final InstantSource clock;
    private final ReportIds ids = new ReportIds();
    private final ReportId.Maker markIds = new ReportId.Maker();
    private final Map<String, SourceTopic> topics = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private Pace pace;

    IntakeProcessor(UpdateReader reader, Rejecting rejecting, Backoff backoff, InstantSource clock) {
        this.reader = reader;
        this.rejecting = rejecting;
        this.backoff = backoff;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        this.pace = new Pace(context.currentSystemTimeMs());
        context.schedule(Pace.TICK, PunctuationType.WALL_CLOCK_TIME, this::commitWhenDue);
    }

    /** Only for what has come: a commit asked for while there is nothing would be made with the next record alone. */
    private void commitWhenDue(long now) {
        if (pace.hasTaken() && pace.isDue(now)) {
            context.commit();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        pace.take();
        RecordMetadata position = context.recordMetadata().orElseThrow();
        if (record.value() == null) {
            reject(
                    record,
                    position,
                    RejectionCode.NULL_VALUE,
                    "the record has no value; to take a report back, send a"
                            + " higher revision with withdrawn = true");
            return;
        }
        if (isTooLarge(record)) {
            // Small as it was sent, compressed. It is not kept a second time: the input topics keep it for ever.
            reject(
                    new Record<>(null, null, record.timestamp()),
                    position,
                    RejectionCode.TOO_LARGE,
                    "key and value must have at most %d bytes before compression, and have more; they stand where they came"
                            .formatted(Retention.INPUT_BYTES));
            return;
        }
        SourceTopic topic = topic(position);
        Optional<Update> read = Optional.empty();
        try {
            Update update = readPatiently(topic, record);
            read = Optional.of(update);
            byte[] report = ReportCodec.encode(UpdateCheck.check(update, record.timestamp(), topic.owner()));
            context.forward(new Record<>(ids.of(update), report, record.timestamp()), IntakeTopology.REPORTS);
        } catch (Refused e) {
            reject(record, position, read, new Reason(e.code().id(), e.field().orElse(null), e.getMessage()));
        } catch (UndecodableException e) {
            reject(record, position, RejectionCode.of(e.reason()), e.getMessage());
        } catch (UnknownSchemaException e) {
            reject(record, position, RejectionCode.UNKNOWN_SCHEMA, e.getMessage());
        }
    }

    private SourceTopic topic(RecordMetadata position) {
        return topics.computeIfAbsent(position.topic(), SourceTopic::parse);
    }

    private static boolean isTooLarge(Record<byte[], byte[]> record) {
        int key = record.key() == null ? 0 : record.key().length;
        return (long) key + record.value().length > Retention.INPUT_BYTES;
    }

    /** Reads a value, and waits where its schema cannot be had yet. */
    private Update readPatiently(SourceTopic topic, Record<byte[], byte[]> record) throws UndecodableException {
        long start = clock.millis();
        while (true) {
            try {
                Update update = reader.read(topic.kind(), record.value());
                backoff.reset();
                return update;
            } catch (UnknownSchemaException e) {
                if (clock.millis() - record.timestamp() >= SCHEMA_PATIENCE.toMillis()) {
                    throw e;
                }
                waitOrGiveUp(e, start);
            } catch (RegistryUnavailableException e) {
                waitOrGiveUp(e, start);
            }
        }
    }

    /**
     * Giving up abandons all that the thread has in flight, as one does that was taken for dead: Streams aborts the
     * transaction, joins the group again and reads from the last commit. Nothing is lost, and nothing rejected.
     */
    private void waitOrGiveUp(RuntimeException cause, long start) {
        if (clock.millis() - start > LONGEST_WAIT.toMillis() || !backoff.await()) {
            LOG.warn("waiting for the schema registry: {}", cause.getMessage());
            throw new TaskMigratedException("waiting for the schema registry", cause);
        }
    }

    private void reject(Record<byte[], byte[]> record, RecordMetadata position, RejectionCode code, String message) {
        reject(record, position, Optional.empty(), new Reason(code.id(), null, message));
    }

    /** @param read what the record says, where it could be read */
    private void reject(Record<byte[], byte[]> record, RecordMetadata position, Optional<Update> read, Reason reason) {
        Rejected rejected = new Rejected(
                position.topic(),
                position.partition(),
                position.offset(),
                record.timestamp(),
                record.key(),
                record.value());
        rejecting.tell(rejected, reason).ifPresent(told -> context.forward(told, IntakeTopology.REJECTIONS));
        // Counted where all outcomes are.
        byte[] markId = markIds.of((byte) 0, position.topic(), String.valueOf(position.partition()));
        byte[] mark = RejectionMark.encode(Concerned.of(topic(position).owner(), read));
        context.forward(new Record<>(markId, mark, record.timestamp()), IntakeTopology.REPORTS);
    }
}
