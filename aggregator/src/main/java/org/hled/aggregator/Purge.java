package org.hled.aggregator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes records of the aggregator's own lines once their reader has committed past them: their effect is in its state, and
 * the input topics keep the truth. Never by age: a reader that was down for a month must find all that it has not read.
 */
final class Purge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Admin admin;
    private final Supplier<List<Line>> lines;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("purge").daemon().factory());

    /**
     * One of our own lines.
     *
     * @param topic its name
     * @param reader the group of its only reader
     */
    record Line(String topic, String reader) {}

    /** @param lines those that there are now */
    Purge(Admin admin, Supplier<List<Line>> lines) {
        this.admin = admin;
        this.lines = lines;
    }

    void start() {
        timer.scheduleWithFixedDelay(
                this::purgeOrSayWhyNot, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void purgeOrSayWhyNot() {
        try {
            purge();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            // Room on a disk is not worth stopping for; the next round tries again.
            LOG.warn("records that were read could not be deleted: {}", e.getMessage());
        }
    }

    void purge() throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> read = new HashMap<>();
        for (Line line : lines.get()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(line.reader())
                    .partitionsToOffsetAndMetadata()
                    .get();
            committed.forEach((partition, offset) -> {
                if (partition.topic().equals(line.topic()) && offset.offset() > 0) {
                    read.put(partition, RecordsToDelete.beforeOffset(offset.offset()));
                }
            });
        }
        if (!read.isEmpty()) {
            admin.deleteRecords(read).all().get();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
