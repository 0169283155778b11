package org.hled.api.rejections;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.hled.api.http.ProblemException;
import org.hled.api.kafka.Consumers;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UnknownSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of rejections backwards, a page at a time, straight from the broker. One request reads at a time, and
 * none for long.
 */
@Singleton
final class RejectionLog {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);

    private static final TopicPartition PARTITION = new TopicPartition(Topics.REJECTIONS.name(), 0);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    /** Offsets of a stretch read at once; some are markers of transactions and hold no record. */
    private static final long SHORTEST_STRETCH = 100;

    private final Consumers consumers;
    private final RejectionReader reader;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<Consumer<byte[], byte[]>> consumer = Optional.empty();

    RejectionLog(Consumers consumers, SchemaRegistry registry) {
        this.consumers = consumers;
        this.reader = new RejectionReader(registry);
    }

    /**
     * The rejections before an offset of the topic, newest first.
     *
     * @param offset where to begin; empty for the topic's end
     * @throws ProblemException if others are reading, or the broker or the registry does not answer
     */
    Slice before(OptionalLong offset, int limit) {
        if (!awaitTurn()) {
            throw ProblemException.busy("Others are reading the rejections; try again.", RETRY_AFTER);
        }
        try {
            return read(offset, limit);
        } catch (RegistryUnavailableException | UnknownSchemaException e) {
            LOG.warn("Rejections cannot be read: {}", e.getMessage());
            throw ProblemException.busy("The schema registry does not answer; try again.", RETRY_AFTER);
        } catch (KafkaException e) {
            LOG.warn("Rejections cannot be read: {}", e.getMessage());
            close();
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

    private Slice read(OptionalLong offset, int limit) {
        long deadline = System.nanoTime() + TIME.toNanos();
        Consumer<byte[], byte[]> open = open();
        var partitions = List.of(PARTITION);
        long beginning = open.beginningOffsets(partitions, CALL).get(PARTITION);
        long end = open.endOffsets(partitions, CALL).get(PARTITION);
        long below = Math.min(offset.orElse(end), end);

        List<RejectionEntry> newestFirst = new ArrayList<>();
        while (below > beginning) {
            long from = Math.max(beginning, below - Math.max(SHORTEST_STRETCH, limit));
            Optional<List<Found>> stretch = stretch(open, from, below, deadline);
            if (stretch.isEmpty()) {
                if (newestFirst.isEmpty()) {
                    throw ProblemException.busy("Reading took too long; try again.", RETRY_AFTER);
                }
                return new Slice(newestFirst, OptionalLong.of(below));
            }
            for (Found found : stretch.get().reversed()) {
                if (newestFirst.size() == limit) {
                    return new Slice(newestFirst, OptionalLong.of(found.offset() + 1));
                }
                newestFirst.add(found.entry());
            }
            below = from;
        }
        return new Slice(newestFirst, OptionalLong.empty());
    }

    /** The records from one offset to before another, oldest first; empty if the time was too short. */
    private Optional<List<Found>> stretch(Consumer<byte[], byte[]> open, long from, long below, long deadline) {
        open.seek(PARTITION, from);
        List<Found> found = new ArrayList<>();
        while (open.position(PARTITION, CALL) < below) {
            if (System.nanoTime() - deadline > 0) {
                return Optional.empty();
            }
            for (ConsumerRecord<byte[], byte[]> consumed : open.poll(POLL).records(PARTITION)) {
                if (consumed.offset() < below) {
                    found.add(new Found(consumed.offset(), reader.read(consumed)));
                }
            }
        }
        return Optional.of(found);
    }

    private Consumer<byte[], byte[]> open() {
        if (consumer.isEmpty()) {
            Consumer<byte[], byte[]> opened = consumers.open("hled-api-rejections", settings());
            opened.assign(List.of(PARTITION));
            consumer = Optional.of(opened);
        }
        return consumer.get();
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                // A rejection may be of a megabyte; only a few are held at a time.
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
    }

    /** Waits for the request that is reading: a consumer is for one thread at a time. */
    @PreDestroy
    void stop() {
        turn.lock();
        try {
            close();
        } finally {
            turn.unlock();
        }
    }

    private void close() {
        consumer.ifPresent(open -> open.close());
        consumer = Optional.empty();
    }

    /**
     * Some rejections.
     *
     * @param entries newest first
     * @param next the offset before which to go on; empty at the topic's beginning
     */
    record Slice(List<RejectionEntry> entries, OptionalLong next) {}

    private record Found(long offset, RejectionEntry entry) {}
}
