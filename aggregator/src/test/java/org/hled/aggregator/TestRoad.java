package org.hled.aggregator;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.hled.aggregator.intake.TestIntake;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.report.PulseMark;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topics;

/**
 * The road of a generation: the real Intake, and a driver with the Ledger's topology for each of as many partitions as wanted (a
 * driver knows one partition only, so its number is written into what it forwards). What comes between two looks at a Ledger
 * goes to it in one bundle.
 */
final class TestRoad implements AutoCloseable {

    private final Generation generation;
    private final Duration tick;
    private final Supplier<Versions> versions;
    private final String reports;
    private final TestIntake intake;
    private final List<TopologyTestDriver> ledgers = new ArrayList<>();
    private final List<TestRecord<byte[], byte[]>> rejections = new ArrayList<>();
    private final List<KeptLog> logs = new ArrayList<>();
    private final int partitions;
    private final Instant[] pulses;

    TestRoad(Generation generation, int partitions, Duration tick, TestIntake intake, Supplier<Versions> versions) {
        this.generation = generation;
        this.partitions = partitions;
        this.pulses = new Instant[partitions];
        Arrays.fill(pulses, Instant.EPOCH);
        this.tick = tick;
        this.versions = versions;
        this.reports = new Road(generation.getNumber()).reports(partitions).name();
        this.intake = intake;
        for (int partition = 0; partition < partitions; partition++) {
            ledgers.add(newLedger());
            logs.add(new KeptLog(LedgerTopology.LEDGER_STORE));
        }
    }

    private TopologyTestDriver newLedger() {
        return Pipeline.driver(LedgerTopology.build(generation, versions, Pipeline.NOTHING_TAKES_TIME));
    }

    int partitions() {
        return partitions;
    }

    /** A record comes on an input topic. What its Intake waits for comes as time passes, and its Ledgers have it when they are looked at. */
    void publish(String topic, byte[] key, byte[] value, Instant timestamp, Runnable passTime) {
        intake.publish(topic, key, value, timestamp);
        intake.step();
        while (!intake.hasReadAll()) {
            passTime.run();
            intake.step();
        }
    }

    /** The rejections since the last time. */
    List<TestRecord<byte[], byte[]>> rejections() {
        commit();
        List<TestRecord<byte[], byte[]>> told = List.copyOf(rejections);
        rejections.clear();
        return told;
    }

    private void commit() {
        for (ProducerRecord<byte[], byte[]> written : intake.written()) {
            if (written.topic().equals(reports)) {
                Pipeline.pipe(ledgers.get(written.partition()), reports, null, written.value(), Pipeline.START);
            } else {
                rejections.add(new TestRecord<>(
                        written.key(), written.value(), written.headers(), Instant.ofEpochMilli(written.timestamp())));
            }
        }
    }

    /** A pulse passes one partition of the Ledger. */
    void pulse(int partition, Instant asOf) {
        pulses[partition] = asOf;
        Pipeline.pipe(ledger(partition), reports, null, PulseMark.encode(asOf.toEpochMilli()), asOf);
    }

    /** The pulses that passed last come once more: nobody begins before he has read a record. */
    void pulseAgain() {
        for (int partition = 0; partition < partitions; partition++) {
            pulse(partition, pulses[partition]);
        }
    }

    /** The Ledger of a partition, which has all that Intake has read. */
    private TopologyTestDriver ledger(int partition) {
        commit();
        return ledgers.get(partition);
    }

    /** All that the Ledgers have to tell, however slow the machine is at this moment. */
    List<TestRecord<byte[], byte[]>> partials() {
        List<TestRecord<byte[], byte[]>> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            List<TestRecord<byte[], byte[]>> some;
            do {
                some = partials(partition);
                all.addAll(some);
            } while (!some.isEmpty());
        }
        return all;
    }

    private List<TestRecord<byte[], byte[]>> partials(int partition) {
        ledger(partition).advanceWallClockTime(tick);
        return Pipeline.read(ledger(partition), Topics.PARTIALS.name()).stream()
                .map(partial -> {
                    byte[] key = partial.key().clone();
                    ByteBuffer.wrap(key).putShort(Integer.BYTES, (short) partition);
                    return new TestRecord<>(key, partial.value());
                })
                .toList();
    }

    /** The Ledgers go down with what they have not forwarded, and come back from their logs. */
    void restartLedgers() {
        for (int partition = 0; partition < partitions; partition++) {
            KeptLog log = logs.get(partition);
            log.keep(ledger(partition));
            ledger(partition).close();
            ledgers.set(partition, newLedger());
            log.restore(ledgers.get(partition));
        }
        pulseAgain();
    }

    long outcomes(Outcome outcome) {
        long sum = 0;
        for (int partition = 0; partition < partitions; partition++) {
            Long count = ledger(partition)
                    .<String, Long>getKeyValueStore(LedgerTopology.OUTCOMES_STORE)
                    .get(outcome.id());
            sum += Optional.ofNullable(count).orElse(0L);
        }
        return sum;
    }

    @Override
    public void close() {
        ledgers.forEach(TopologyTestDriver::close);
    }
}
