package org.hled.bench.engine;

import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.bench.workload.Sum;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/**
 * The same work in Apache Flink, on a cluster within this process: by report the highest revision in keyed state, its
 * change by leaf, and the sums of leaves; exactly once, from Kafka to Kafka.
 */
final class FlinkJob {

    private final EngineConfig config;
    private final Configuration settings;

    FlinkJob(EngineConfig config, Configuration settings) {
        this.config = config;
        this.settings = settings;
    }

    /** Runs until its process is ended. */
    void run() throws Exception {
        try (StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(config.threads(), settings)) {
            environment
                    .fromSource(source(), WatermarkStrategy.noWatermarks(), "updates")
                    .keyBy(fact -> fact.f0, Types.STRING)
                    .process(new HighestRevision())
                    .name("highest revision")
                    .keyBy(change -> change.f0, Types.STRING)
                    .process(new Summing())
                    .name("sum")
                    .sinkTo(sink())
                    .name("sums");
            environment.execute("bench");
        }
        throw new IllegalStateException("the job has ended");
    }

    private KafkaSource<Tuple4<String, String, Integer, Long>> source() {
        Properties properties = new Properties();
        Clients.batchingOfConsumers().forEach((name, value) -> properties.setProperty(name, value.toString()));
        return KafkaSource.<Tuple4<String, String, Integer, Long>>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setGroupId(config.output())
                .setTopics(Topics.inputs().stream().map(Topic::name).toList())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new FactDeserializer(config.registry()))
                .setProperties(properties)
                .build();
    }

    private KafkaSink<Tuple3<String, Long, Long>> sink() {
        Properties properties = new Properties();
        Clients.batchingOfProducers().forEach((name, value) -> properties.setProperty(name, value.toString()));
        // The broker allows at most 15 minutes; Flink's default is an hour.
        properties.setProperty("transaction.timeout.ms", "600000");
        String output = config.output();
        return KafkaSink.<Tuple3<String, Long, Long>>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(output)
                .setKafkaProducerConfig(properties)
                .setRecordSerializer((sum, context, timestamp) ->
                        new ProducerRecord<>(output, SumCodec.key(sum.f0), SumCodec.value(new Sum(sum.f1, sum.f2))))
                .build();
    }

    /** Keeps of each report the version that wins, and gives what changes: leaf, by how much, by how many reports. */
    private static final class HighestRevision
            extends KeyedProcessFunction<String, Tuple4<String, String, Integer, Long>, Tuple3<String, Long, Long>> {

        private transient ValueState<Tuple3<Integer, String, Long>> winner;

        @Override
        public void open(OpenContext context) {
            winner = getRuntimeContext()
                    .getState(new ValueStateDescriptor<>("winner", Types.TUPLE(Types.INT, Types.STRING, Types.LONG)));
        }

        @Override
        public void processElement(
                Tuple4<String, String, Integer, Long> fact, Context context, Collector<Tuple3<String, Long, Long>> out)
                throws Exception {
            Tuple3<Integer, String, Long> before = winner.value();
            if (before != null && before.f0 >= fact.f2) {
                return;
            }
            winner.update(Tuple3.of(fact.f2, fact.f1, fact.f3));
            if (before != null) {
                out.collect(Tuple3.of(before.f1, -before.f2, -1L));
            }
            out.collect(Tuple3.of(fact.f1, fact.f3, 1L));
        }
    }

    /** Adds up changes, and gives a sum that has changed about ten times a second, as the others do at a commit. */
    private static final class Summing
            extends KeyedProcessFunction<String, Tuple3<String, Long, Long>, Tuple3<String, Long, Long>> {

        private static final long INTERVAL_MILLIS = 100;

        private transient ValueState<Tuple2<Long, Long>> sum;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.TUPLE(Types.LONG, Types.LONG)));
        }

        @Override
        public void processElement(
                Tuple3<String, Long, Long> change, Context context, Collector<Tuple3<String, Long, Long>> out)
                throws Exception {
            Tuple2<Long, Long> before = sum.value();
            sum.update(
                    before == null
                            ? Tuple2.of(change.f1, change.f2)
                            : Tuple2.of(before.f0 + change.f1, before.f1 + change.f2));
            long now = context.timerService().currentProcessingTime();
            // A timer for the same time is the same timer.
            context.timerService().registerProcessingTimeTimer(now - now % INTERVAL_MILLIS + INTERVAL_MILLIS);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Tuple3<String, Long, Long>> out)
                throws Exception {
            Tuple2<Long, Long> now = sum.value();
            out.collect(Tuple3.of(context.getCurrentKey(), now.f0, now.f1));
        }
    }
}
