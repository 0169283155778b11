package org.hled.bench.engine;

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
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.hled.bench.workload.Sum;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/**
 * Kafka Streams as tutorials have it, in the shape that gets it right: a table of reports by {@code reduce} on the highest
 * revision, in RocksDB, grouped by leaf and summed with adder and subtractor.
 *
 * <p>As D, it leans on the producer's partitioner and spares itself a repartition by report.
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
        Serde<Fact> facts = FactSerde.facts();
        Serde<Sum> sums = FactSerde.sums();
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        Topics.inputs().stream().map(Topic::name).toList(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("updates"))
                .processValues(() -> new Reading(config.registry()), Named.as("read"))
                .groupByKey(Grouped.<String, Fact>as("by-report")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(facts))
                .reduce(
                        (kept, come) -> come.revision() > kept.revision() ? come : kept,
                        Named.as("highest-revision"),
                        Materialized.<String, Fact, KeyValueStore<Bytes, byte[]>>as("reports")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(facts))
                .groupBy(
                        (id, fact) -> KeyValue.pair(fact.leaf(), fact),
                        Grouped.<String, Fact>as("by-leaf")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(facts))
                .aggregate(
                        () -> Sum.EMPTY,
                        (leaf, fact, sum) -> sum.plus(new Sum(fact.value(), 1)),
                        (leaf, fact, sum) -> sum.minus(new Sum(fact.value(), 1)),
                        Named.as("sum"),
                        Materialized.<String, Sum, KeyValueStore<Bytes, byte[]>>as("sums")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(sums))
                .toStream(Named.as("sums-as-stream"))
                .to(config.output(), Produced.with(Serdes.String(), sums).withName("write"));
        return builder.build();
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.output());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.directory());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        // Both helped the product, and so help here.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 20_000);
        Clients.batchingOfProducers().forEach((name, value) -> settings.put(StreamsConfig.producerPrefix(name), value));
        Clients.batchingOfConsumers().forEach((name, value) -> settings.put(StreamsConfig.consumerPrefix(name), value));
        return settings;
    }

    /** Bytes to facts. */
    private static final class Reading extends ContextualFixedKeyProcessor<String, byte[], Fact> {

        private final FactReader reader;

        Reading(String registry) {
            this.reader = new FactReader(registry);
        }

        @Override
        public void process(FixedKeyRecord<String, byte[]> update) {
            String topic = context().recordMetadata().orElseThrow().topic();
            context().forward(update.withValue(reader.read(topic, update.value())));
        }
    }
}
