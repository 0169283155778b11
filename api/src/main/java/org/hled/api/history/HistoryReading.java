package org.hled.api.history;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.figures.Freshness;
import org.hled.api.live.BrokenTopicException;
import org.hled.api.live.TotalMapping;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UndecodableException;
import org.hled.schemas.wire.UnknownSchemaException;
import org.hled.totals.Total;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading of the history, from its beginning to its end and on. What it has read replaces what was shown before when it
 * is at the end. For one thread, which calls {@link #step()} again and again.
 */
final class HistoryReading {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryReading.class);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final long LOOK_BEFORE_SHOWN = Duration.ofMillis(200).toNanos();
    private static final long LOOK = Duration.ofSeconds(2).toNanos();

    static final TopicPartition PARTITION = new TopicPartition(Topics.HISTORY.name(), 0);

    private final Consumer<byte[], byte[]> consumer;
    private final AvroDecoder<Total> decoder;
    private final TotalMapping mapping = new TotalMapping();
    private final History history;
    private final Freshness freshness;
    private final HistoryIndex index = new HistoryIndex();
    private final Queue<ConsumerRecord<byte[], byte[]>> backlog = new ArrayDeque<>();

    private boolean begun;
    private boolean shown;
    private long nextLook;

    HistoryReading(Consumer<byte[], byte[]> consumer, SchemaRegistry registry, History history) {
        this.consumer = consumer;
        this.decoder = new AvroDecoder<>(registry, Topics.HISTORY.valueType());
        this.history = history;
        this.freshness = history.freshness();
        this.nextLook = freshness.now();
    }

    /**
     * Reads some records.
     *
     * @return what is in the way outside, to be tried again after a while; empty if nothing is
     * @throws BrokenTopicException if what stands on the topic cannot be read at all
     */
    Optional<String> step() {
        try {
            if (!begun && !begin()) {
                return Optional.of("The topic %s does not exist yet.".formatted(PARTITION.topic()));
            }
            if (backlog.isEmpty()) {
                consumer.poll(POLL).forEach(backlog::add);
            }
            Optional<String> obstacle = takeBacklog();
            look();
            return obstacle;
        } catch (TimeoutException e) {
            return Optional.of("The broker does not answer.");
        }
    }

    private boolean begin() {
        int partitions = consumer.partitionsFor(PARTITION.topic(), CALL).size();
        if (partitions > 1) {
            throw new BrokenTopicException(
                    "The topic %s must have one partition and has %d.".formatted(PARTITION.topic(), partitions));
        }
        if (partitions == 1) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            // What is older than that was deleted before this reading.
            index.startAt(consumer.position(PARTITION, CALL));
            begun = true;
        }
        return begun;
    }

    /** A record stays in the backlog until it could be read: nothing is skipped because the registry is down. */
    private Optional<String> takeBacklog() {
        while (!backlog.isEmpty()) {
            ConsumerRecord<byte[], byte[]> next = backlog.element();
            try {
                take(next);
            } catch (RegistryUnavailableException e) {
                LOG.debug("The schema registry does not answer", e);
                return Optional.of("The schema registry does not answer.");
            } catch (UnknownSchemaException e) {
                return Optional.of("The schema registry does not know the schema of the record at offset %d of %s: %s."
                        .formatted(next.offset(), next.topic(), e.getMessage()));
            } catch (UndecodableException | IllegalStateException e) {
                freshness.decodeFault();
                // What stands before it is whole, and may be told.
                history.show(index);
                throw new BrokenTopicException("The record at offset %d of %s cannot be read: %s."
                        .formatted(next.offset(), next.topic(), e.getMessage()));
            }
            backlog.remove();
        }
        return Optional.empty();
    }

    private void take(ConsumerRecord<byte[], byte[]> next) throws UndecodableException {
        if (next.value() == null) {
            throw new IllegalStateException("it has no value");
        }
        Total total = decoder.decode(next.value());
        index.add(
                next.offset(),
                mapping.key(total),
                mapping.change(total).getVersion(),
                total.getUpdatedAt(),
                total.getCorrection() != null);
    }

    /** Where the topic begins and ends: what has been deleted, how far behind we are, and that the broker answers. */
    private void look() {
        long now = freshness.now();
        if (now - nextLook < 0) {
            return;
        }
        long end = consumer.endOffsets(List.of(PARTITION), CALL).get(PARTITION);
        index.forgetBefore(consumer.beginningOffsets(List.of(PARTITION), CALL).get(PARTITION));
        // Markers of transactions take offsets too, so it is the position that tells.
        long missing = end - consumer.position(PARTITION, CALL);
        freshness.setLag(backlog.size() + Math.max(0, missing));
        if (backlog.isEmpty() && missing <= 0) {
            freshness.currentAsOf(now);
            if (!shown) {
                shown = true;
                history.show(index);
                LOG.info("The history has been read up to version {}", index.lastVersion());
            }
        }
        nextLook = now + (shown ? LOOK : LOOK_BEFORE_SHOWN);
    }
}
