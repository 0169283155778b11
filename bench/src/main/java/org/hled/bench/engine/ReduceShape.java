package org.hled.bench.engine;

import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.ReportCodec;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/**
 * Kafka Streams as tutorials have it, in the shape that gets it right: a table of reports by {@code reduce} on the version
 * that wins, in RocksDB, grouped by leaf and summed with adder and subtractor; behind it one line that makes totals of
 * leaves.
 */
final class ReduceShape {

    private final EngineConfig config;

    ReduceShape(EngineConfig config) {
        this.config = config;
    }

    /** Runs until its process is ended. */
    void run() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (KafkaStreams streams = new KafkaStreams(topology(), new StreamsConfig(settings()))) {
            streams.setUncaughtExceptionHandler(e -> {
                e.printStackTrace();
                ended.countDown();
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
            ended.await();
        }
        throw new IllegalStateException("a thread has ended");
    }

    Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<byte[], byte[]> judged = builder.stream(
                        Topics.inputs().stream().map(Topic::name).toList(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("updates"))
                .process(() -> new ReduceJudge(config.registry()), Named.as("judge"));
        judged.split(Named.as("is-"))
                .branch(
                        (id, value) -> ReportCodec.isReport(value),
                        Branched.withConsumer(reports -> totals(leaves(reports)), "report"))
                .defaultBranch(Branched.withConsumer(
                        rejections -> rejections.to(
                                config.rejections(),
                                Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                                        .withName("write-rejections")),
                        "rejection"));
        return builder.build();
    }

    private static KTable<String, Amounts> leaves(KStream<byte[], byte[]> reports) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        return reports.groupByKey(Grouped.<byte[], byte[]>as("by-report")
                        .withKeySerde(bytes)
                        .withValueSerde(bytes))
                .reduce(
                        // The greatest bytes win: that is the product's order.
                        (kept, come) -> Arrays.compareUnsigned(come, kept) > 0 ? come : kept,
                        Named.as("winner"),
                        Materialized.<byte[], byte[], KeyValueStore<Bytes, byte[]>>as("reports")
                                .withKeySerde(bytes)
                                .withValueSerde(bytes))
                .groupBy(
                        (id, report) -> KeyValue.pair(ReportCodec.leaf(report), report),
                        Grouped.<String, byte[]>as("by-leaf")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(bytes))
                .aggregate(
                        Amounts::new,
                        (leaf, report, sum) -> sum(sum, report, false),
                        (leaf, report, sum) -> sum(sum, report, true),
                        Named.as("sum"),
                        Materialized.<String, Amounts, KeyValueStore<Bytes, byte[]>>as("sums")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(AmountsSerde.serde()));
    }

    private void totals(KTable<String, Amounts> leaves) {
        leaves.toStream(Named.as("changed-leaves"))
                .repartition(Repartitioned.<String, Amounts>as("one-line")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(AmountsSerde.serde())
                        .withNumberOfPartitions(1))
                .process(new ReduceRollUp.Supplier(config), Named.as("roll-up"))
                .to(
                        (key, figure, context) -> figure.topic(),
                        Produced.with(Serdes.String(), ReduceRollUp.Figure.serde())
                                .withName("write-figures"));
    }

    private static Amounts sum(Amounts before, byte[] report, boolean taken) {
        if (ReportCodec.withdrawn(report)) {
            return before;
        }
        Amounts sum = before.copy();
        if (taken) {
            sum.subtract(ReportCodec.contribution(report));
        } else {
            sum.add(ReportCodec.contribution(report));
        }
        return sum;
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.output());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.directory());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // As long as a transaction of the product's with a backlog.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
        settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // These helped the product, and so help here.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 20_000);
        Clients.producerSettings().forEach((name, value) -> settings.put(StreamsConfig.producerPrefix(name), value));
        Clients.consumerSettings().forEach((name, value) -> settings.put(StreamsConfig.consumerPrefix(name), value));
        return settings;
    }
}
