package org.hled.aggregator;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.report.BundleWriter;
import org.hled.aggregator.report.PulseMark;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topics;

/**
 * The road of a generation: the real topologies of Intake and Ledger, one driver each, with as many ledger partitions as wanted
 * (a driver knows one partition only, so each gets its own, and its number is written into what it forwards). What comes
 * between two looks at a Ledger goes to it in one bundle.
 */
final class TestRoad implements AutoCloseable {

    private final Generation generation;
    private final Duration tick;
    private final Supplier<Versions> versions;
    private final String reports;
    private final TopologyTestDriver intake;
    private final List<TopologyTestDriver> ledgers = new ArrayList<>();
    private final List<BundleWriter> bundles = new ArrayList<>();
    private final List<KeptLog> logs = new ArrayList<>();
    private final int partitions;

    /** @param intake the Intake of a generation */
    TestRoad(
            Generation generation,
            int partitions,
            Duration tick,
            Function<Generation, Topology> intake,
            Supplier<Versions> versions) {
        this.generation = generation;
        this.partitions = partitions;
        this.tick = tick;
        this.versions = versions;
        this.reports = new Road(generation.getNumber()).reports(partitions).name();
        this.intake = Pipeline.driver(intake.apply(generation));
        for (int partition = 0; partition < partitions; partition++) {
            ledgers.add(newLedger());
            bundles.add(new BundleWriter());
            logs.add(new KeptLog(LedgerTopology.LEDGER_STORE));
        }
    }

    private TopologyTestDriver newLedger() {
        return Pipeline.driver(LedgerTopology.build(generation, versions));
    }

    int partitions() {
        return partitions;
    }

    /** A record on an input topic goes through Intake and Ledger. Gives the rejections. */
    List<TestRecord<byte[], byte[]>> take(String topic, byte[] key, byte[] value, Instant timestamp) {
        Pipeline.pipe(intake, topic, key, value, timestamp);
        for (var report : Pipeline.read(intake, reports)) {
            int partition = Utils.toPositive(Utils.murmur2(report.key())) % partitions;
            bundles.get(partition).add(report.key(), report.value(), report.timestamp());
        }
        return Pipeline.read(intake, Topics.REJECTIONS.name());
    }

    /** A pulse passes one partition of the Ledger. */
    void pulse(int partition, Instant asOf) {
        Pipeline.pipe(ledger(partition), reports, null, PulseMark.encode(asOf.toEpochMilli()), asOf);
    }

    /** The Ledger of a partition, which has all that Intake has read. */
    private TopologyTestDriver ledger(int partition) {
        TopologyTestDriver ledger = ledgers.get(partition);
        BundleWriter bundle = bundles.get(partition);
        if (bundle.bytes() > 0) {
            Pipeline.pipe(ledger, reports, null, bundle.take(), Pipeline.START);
        }
        return ledger;
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
        intake.close();
        ledgers.forEach(TopologyTestDriver::close);
    }
}
