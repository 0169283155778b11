package org.hled.bench.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.hled.bench.workload.Sum;

/**
 * D: the least that is exact and survives a crash, by hand: each thread has its partitions, a map of reports with a
 * changelog, and sums; each second, and where nothing more has come, it commits changelog, changed sums and offsets in one
 * transaction, as the product does with a backlog.
 *
 * <p>It leans on what the product may not: that the producer's partitioner brings all versions of a report to one
 * partition. It does not restore and does not rebalance.
 */
final class ExactlyOnceLoop {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long COMMIT_NANOS = Duration.ofSeconds(1).toNanos();

    private final EngineConfig config;

    ExactlyOnceLoop(EngineConfig config) {
        this.config = config;
    }

    /** Runs until its process is ended. */
    void run() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        for (int part = 0; part < config.threads(); part++) {
            int number = part;
            Thread.ofPlatform().name("part-" + part).start(() -> {
                try {
                    runPart(number);
                } finally {
                    ended.countDown();
                }
            });
        }
        ended.await();
        throw new IllegalStateException("a thread has ended");
    }

    private void runPart(int part) {
        FactReader reader = new FactReader(config.registry());
        Tally tally = new Tally();
        Map<String, Sum> changed = Tally.newChanges();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        try (Producer<byte[], byte[]> producer = Clients.producer(config, part);
                Consumer<byte[], byte[]> consumer = Clients.consumer(config, part, config.threads())) {
            producer.initTransactions();
            Signals.reading();
            while (true) {
                producer.beginTransaction();
                long until = System.nanoTime() + COMMIT_NANOS;
                ConsumerRecords<byte[], byte[]> records;
                do {
                    records = consumer.poll(POLL);
                    for (var one : records) {
                        Fact fact = reader.read(one.topic(), one.value());
                        if (fact != null && tally.take(fact, changed)) {
                            producer.send(changelogRecord(fact));
                        }
                    }
                } while (!records.isEmpty() && System.nanoTime() < until);
                changed.forEach((leaf, sum) -> producer.send(
                        new ProducerRecord<>(config.output(), SumCodec.key(leaf, part), SumCodec.value(sum))));
                changed.clear();
                for (TopicPartition partition : consumer.assignment()) {
                    offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
                }
                producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
                producer.commitTransaction();
            }
        }
    }

    private ProducerRecord<byte[], byte[]> changelogRecord(Fact fact) {
        byte[] leaf = fact.leaf().getBytes(StandardCharsets.UTF_8);
        byte[] value = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + leaf.length)
                .putInt(fact.revision())
                .putLong(fact.value())
                .put(leaf)
                .array();
        return new ProducerRecord<>(config.changelog(), fact.id().getBytes(StandardCharsets.UTF_8), value);
    }
}
