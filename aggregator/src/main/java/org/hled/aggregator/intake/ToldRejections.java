package org.hled.aggregator.intake;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hled.aggregator.wire.LogEnd;
import org.hled.generation.Generation;
import org.hled.rejection.Rejection;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.topic.WholeTopic;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.hled.schemas.wire.UnknownSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands on {@code hled.rejections} of records from before a generation. It is read when it is asked for first: eight bytes
 * a rejection are kept.
 */
public final class ToldRejections implements ToldBefore {

    private static final Logger LOG = LoggerFactory.getLogger(ToldRejections.class);

    /** After five minutes without a poll the group would take the thread for dead. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final long[] NONE = {};

    private final Map<String, Long> from;
    private final Supplier<Consumer<byte[], byte[]>> opening;
    private final LogEnd end;
    private final AvroDecoder<Rejection> decoder;
    private final HeldBackStatus status;

    /** What is before it is waited for. */
    private long waitFor = Long.MAX_VALUE;

    private Optional<Map<String, long[]>> told = Optional.empty();

    /**
     * Of before a generation.
     *
     * @param opening opens a consumer of committed records
     * @param end where {@code hled.rejections} ends
     * @param status is told while it cannot be read to there
     */
    public ToldRejections(
            Generation generation,
            Supplier<Consumer<byte[], byte[]>> opening,
            LogEnd end,
            HeldBackStatus status,
            SchemaSource schemas) {
        this.from = generation.getRejectionsFrom();
        this.opening = opening;
        this.end = end;
        this.status = status;
        this.decoder = new AvroDecoder<>(schemas, Rejection.class);
    }

    @Override
    public synchronized boolean hasTold(String place, long offset) {
        if (told.isEmpty()) {
            requireReadable();
            told = Optional.of(read());
        }
        return Arrays.binarySearch(told.get().getOrDefault(place, NONE), offset) >= 0;
    }

    /**
     * What stands behind a transaction that is open, of an instance that died, was told as well. Only what was there at the first
     * question is waited for: this generation has transactions of its own. Where there is less by now the topic was made anew, and
     * what was there is gone.
     */
    private void requireReadable() {
        waitFor = Math.min(waitFor, end.written());
        if (end.readable() < waitFor) {
            status.asked();
            throw new HeldBackException("what was rejected before is held back by a transaction on %s that is open"
                    .formatted(Topics.REJECTIONS.name()));
        }
    }

    private Map<String, long[]> read() {
        LOG.info("reading what was rejected before");
        Map<String, LongStream.Builder> offsets = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = opening.get()) {
            WholeTopic.read(consumer, Topics.REJECTIONS.name(), LIMIT, entry -> note(entry, offsets));
        }
        Map<String, long[]> sorted = new HashMap<>();
        offsets.forEach(
                (place, found) -> sorted.put(place, found.build().sorted().toArray()));
        return sorted;
    }

    private void note(ConsumerRecord<byte[], byte[]> entry, Map<String, LongStream.Builder> offsets) {
        if (entry.value() == null) {
            return;
        }
        try {
            Rejection rejection = decoder.decode(entry.value());
            String place = Generations.place(rejection.getTopic(), rejection.getPartition());
            if (rejection.getOffset() < from.getOrDefault(place, 0L)) {
                offsets.computeIfAbsent(place, key -> LongStream.builder()).add(rejection.getOffset());
            }
        } catch (UndecodableException | UnknownSchemaException e) {
            // It counts for nobody who reads the topic: then the rejection is told again.
            LOG.error("The record at offset {} of {} cannot be read", entry.offset(), entry.topic(), e);
        }
    }
}
