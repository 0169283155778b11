package org.hled.api.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.figures.TotalKey;
import org.hled.api.kafka.Consumers;
import org.hled.api.live.TotalMapping;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UndecodableException;
import org.hled.totals.Total;

/** Reads single records of the history. For one thread at a time. */
final class RecordReader {

    private static final long TIME = Duration.ofSeconds(5).toNanos();
    /** So much is left for one more record. */
    private static final long RESERVE = Duration.ofSeconds(3).toNanos();

    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumers consumers;
    private final AvroDecoder<Total> decoder;
    private final TotalMapping mapping = new TotalMapping();
    private Optional<Consumer<byte[], byte[]>> consumer = Optional.empty();
    /** What came last: neighbours are often asked for one after the other. */
    private List<ConsumerRecord<byte[], byte[]>> batch = List.of();

    private long deadline;

    RecordReader(Consumers consumers, SchemaRegistry registry) {
        this.consumers = consumers;
        this.decoder = new AvroDecoder<>(registry, Topics.HISTORY.valueType());
    }

    /** Begins a turn. */
    void begin() {
        deadline = System.nanoTime() + TIME;
        // The topic may be another one by now.
        batch = List.of();
    }

    /** Whether there is time for more. */
    boolean hasTime() {
        return deadline - System.nanoTime() > RESERVE;
    }

    /**
     * What a figure became by the record at an offset.
     *
     * @throws ForgottenException if there is no such record of the figure any more
     */
    Version at(long offset, TotalKey key) {
        Total total = decode(record(offset));
        if (!mapping.key(total).equals(key)) {
            // The topic was made anew; the history is being read again.
            throw new ForgottenException(offset);
        }
        var change = mapping.change(total);
        return new Version(
                mapping.row(total),
                change.getVersion(),
                Optional.of(change.getAsOf()).filter(time -> !time.equals(Instant.EPOCH)),
                Optional.ofNullable(total.getCorrection()));
    }

    private ConsumerRecord<byte[], byte[]> record(long offset) {
        Consumer<byte[], byte[]> open = open();
        Optional<ConsumerRecord<byte[], byte[]>> found = inBatch(offset);
        if (found.isEmpty()) {
            open.seek(HistoryReading.PARTITION, offset);
        }
        while (found.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("the record at offset %d did not come in time".formatted(offset));
            }
            try {
                batch = open.poll(POLL).records(HistoryReading.PARTITION);
            } catch (InvalidOffsetException e) {
                throw new ForgottenException(offset);
            }
            found = inBatch(offset);
            if (found.isEmpty() && open.position(HistoryReading.PARTITION, CALL) > offset) {
                throw new ForgottenException(offset);
            }
        }
        return found.get();
    }

    private Optional<ConsumerRecord<byte[], byte[]>> inBatch(long offset) {
        return batch.stream().filter(consumed -> consumed.offset() == offset).findFirst();
    }

    private Total decode(ConsumerRecord<byte[], byte[]> consumed) {
        try {
            if (consumed.value() == null) {
                throw new ForgottenException(consumed.offset());
            }
            return decoder.decode(consumed.value());
        } catch (UndecodableException e) {
            // It could be read when it was put into the index.
            throw new IllegalStateException(
                    "the record at offset %d cannot be read any more".formatted(consumed.offset()), e);
        }
    }

    private Consumer<byte[], byte[]> open() {
        if (consumer.isEmpty()) {
            Consumer<byte[], byte[]> opened = consumers.open("hled-api-history-records", settings());
            opened.assign(List.of(HistoryReading.PARTITION));
            consumer = Optional.of(opened);
        }
        return consumer.get();
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                // One record is wanted, and perhaps its neighbours.
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200,
                // What is fetched ahead at the topic's end must not hold up the next request.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
    }

    void close() {
        consumer.ifPresent(open -> open.close());
        consumer = Optional.empty();
        batch = List.of();
    }
}
