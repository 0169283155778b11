package org.hled.api.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.hled.api.http.ProblemException;
import org.hled.api.kafka.Consumers;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.UnknownSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of one partition backwards, a page at a time, straight from the broker. One request reads at a time, and
 * none for long.
 *
 * @param <T> what is made of a record
 */
public final class BackwardLog<T> {

    private static final Logger LOG = LoggerFactory.getLogger(BackwardLog.class);

    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    /** Offsets of a stretch read at once; some are markers of transactions and hold no record. */
    private static final long SHORTEST_STRETCH = 100;

    private final String name;
    private final TopicPartition partition;
    private final Consumers consumers;
    private final Reader<T> reader;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<Consumer<byte[], byte[]>> consumer = Optional.empty();

    /**
     * @param name what its records are, in the plural and for people, e.g. rejections
     * @param reader is never called by two threads at a time
     */
    public BackwardLog(String name, Topic<?> topic, Consumers consumers, Reader<T> reader) {
        this.name = name;
        this.partition = new TopicPartition(topic.name(), 0);
        this.consumers = consumers;
        this.reader = reader;
    }

    /** Makes something of a record; empty if it is to be passed over. May end in the registry's exceptions. */
    @FunctionalInterface
    public interface Reader<T> {
        Optional<T> read(ConsumerRecord<byte[], byte[]> consumed);
    }

    /**
     * The entries before an offset of the topic, newest first.
     *
     * @param offset where to begin; empty for the topic's end
     * @throws ProblemException if others are reading, or the broker or the registry does not answer
     */
    public Slice<T> before(OptionalLong offset, int limit) {
        return before(offset, limit, entry -> true);
    }

    /**
     * The entries before an offset of the topic that are wanted, newest first. Where few are, a slice may have less than
     * the limit, or nothing, and go on all the same: no request reads for long.
     *
     * @param offset where to begin; empty for the topic's end
     * @throws ProblemException if others are reading, or the broker or the registry does not answer
     */
    public Slice<T> before(OptionalLong offset, int limit, Predicate<T> wanted) {
        return inTurn(deadline -> read(offset, limit, wanted, deadline));
    }

    /**
     * How many entries there are from an offset to the topic's end; where they are too many to be read in time, an upper
     * bound, since offsets have gaps.
     *
     * @throws ProblemException if others are reading, or the broker or the registry does not answer
     */
    public long countFrom(long offset) {
        return inTurn(deadline -> {
            Consumer<byte[], byte[]> open = open();
            long from = Math.max(offset, beginning(open));
            long end = end(open);
            if (from >= end) {
                return 0L;
            }
            return stretch(open, from, end, deadline)
                    .map(List::size)
                    .map(Long::valueOf)
                    .orElse(end - from);
        });
    }

    private <R> R inTurn(Reading<R> reading) {
        if (!awaitTurn()) {
            throw ProblemException.busy("Others are reading the %s; try again.".formatted(name), RETRY_AFTER);
        }
        try {
            return reading.until(System.nanoTime() + TIME.toNanos());
        } catch (RegistryUnavailableException | UnknownSchemaException e) {
            LOG.warn("The {} cannot be read: {}", name, e.getMessage());
            throw ProblemException.busy("The schema registry does not answer; try again.", RETRY_AFTER);
        } catch (KafkaException e) {
            LOG.warn("The {} cannot be read: {}", name, e.getMessage());
            closeConsumer();
            throw ProblemException.busy("The broker does not answer; try again.", RETRY_AFTER);
        } finally {
            turn.unlock();
        }
    }

    private boolean awaitTurn() {
        try {
            return turn.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Slice<T> read(OptionalLong offset, int limit, Predicate<T> wanted, long deadline) {
        Consumer<byte[], byte[]> open = open();
        long beginning = beginning(open);
        long first = Math.min(offset.orElse(Long.MAX_VALUE), end(open));

        List<T> newestFirst = new ArrayList<>();
        long below = first;
        while (below > beginning) {
            long from = Math.max(beginning, below - Math.max(SHORTEST_STRETCH, limit));
            Optional<List<Found<T>>> stretch = stretch(open, from, below, deadline);
            if (stretch.isEmpty()) {
                if (below == first) {
                    throw ProblemException.busy("Reading took too long; try again.", RETRY_AFTER);
                }
                return new Slice<>(newestFirst, OptionalLong.of(below));
            }
            for (Found<T> found : stretch.get().reversed()) {
                if (!wanted.test(found.entry())) {
                    continue;
                }
                if (newestFirst.size() == limit) {
                    return new Slice<>(newestFirst, OptionalLong.of(found.offset() + 1));
                }
                newestFirst.add(found.entry());
            }
            below = from;
        }
        return new Slice<>(newestFirst, OptionalLong.empty());
    }

    private long beginning(Consumer<byte[], byte[]> open) {
        return open.beginningOffsets(List.of(partition), CALL).get(partition);
    }

    private long end(Consumer<byte[], byte[]> open) {
        return open.endOffsets(List.of(partition), CALL).get(partition);
    }

    /** The records from one offset to before another, oldest first; empty if the time was too short. */
    private Optional<List<Found<T>>> stretch(Consumer<byte[], byte[]> open, long from, long below, long deadline) {
        open.seek(partition, from);
        List<Found<T>> found = new ArrayList<>();
        while (open.position(partition, CALL) < below) {
            if (System.nanoTime() - deadline > 0) {
                return Optional.empty();
            }
            for (ConsumerRecord<byte[], byte[]> consumed : open.poll(POLL).records(partition)) {
                if (consumed.offset() < below) {
                    reader.read(consumed).ifPresent(entry -> found.add(new Found<>(consumed.offset(), entry)));
                }
            }
        }
        return Optional.of(found);
    }

    private Consumer<byte[], byte[]> open() {
        if (consumer.isEmpty()) {
            Consumer<byte[], byte[]> opened = consumers.open("hled-api-" + name, settings());
            opened.assign(List.of(partition));
            consumer = Optional.of(opened);
        }
        return consumer.get();
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                // A record may be of a megabyte; only a few are held at a time.
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
    }

    /** Waits for the request that is reading: a consumer is for one thread at a time. */
    public void close() {
        turn.lock();
        try {
            closeConsumer();
        } finally {
            turn.unlock();
        }
    }

    private void closeConsumer() {
        consumer.ifPresent(open -> open.close());
        consumer = Optional.empty();
    }

    /**
     * Some entries.
     *
     * @param entries newest first
     * @param next the offset before which to go on; empty at the topic's beginning
     */
    public record Slice<T>(List<T> entries, OptionalLong next) {}

    private record Found<T>(long offset, T entry) {}

    /** Reads something in a turn, until a time of the machine's clock in nanoseconds. */
    private interface Reading<R> {
        R until(long deadline);
    }
}
