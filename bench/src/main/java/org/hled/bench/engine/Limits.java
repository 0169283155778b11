package org.hled.bench.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The limits that nothing durable can pass: one thread that reads, and does more or less with what it reads. Each runs until its
 * process is ended, for of one that has ended nobody can say what it used.
 */
final class Limits {

    private static final Duration POLL = Duration.ofMillis(100);

    private final EngineConfig config;

    Limits(EngineConfig config) {
        this.config = config;
    }

    /** A: bytes only. */
    void bytes() throws InterruptedException {
        long[] size = {0};
        read(record -> size[0] += record.value().length);
        Signals.done();
        runOn();
    }

    /** B: decoded. */
    void decoded() throws InterruptedException {
        FactReader reader = new FactReader(config.registry());
        long[] revisions = {0};
        read(record -> {
            Fact fact = reader.read(record.topic(), record.value());
            revisions[0] += fact == null ? 0 : fact.revision();
        });
        Signals.done();
        runOn();
    }

    /** C: decoded and counted, in memory only; the sums go out at the end. */
    void counted() throws InterruptedException {
        FactReader reader = new FactReader(config.registry());
        Tally tally = new Tally();
        var changed = Tally.newChanges();
        read(record -> {
            Fact fact = reader.read(record.topic(), record.value());
            if (fact != null) {
                tally.take(fact, changed);
            }
        });
        try (var producer = Clients.producer(config, 0)) {
            producer.initTransactions();
            producer.beginTransaction();
            tally.sums()
                    .forEach((leaf, sum) -> producer.send(
                            new ProducerRecord<>(config.output(), SumCodec.key(leaf), SumCodec.value(sum))));
            producer.commitTransaction();
        }
        runOn();
    }

    private static void runOn() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> work) {
        try (var consumer = Clients.consumer(config, 0, 1)) {
            Signals.reading();
            long left = config.records();
            while (left > 0) {
                for (var one : consumer.poll(POLL)) {
                    work.accept(one);
                    left--;
                }
            }
        }
    }
}
