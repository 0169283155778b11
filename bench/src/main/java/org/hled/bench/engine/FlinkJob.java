package org.hled.bench.engine;

import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/**
 * The same work in Apache Flink, on a cluster within this process: records judged, by report the version that wins in keyed
 * state, what it changes by leaf, and at the narrow end leaves and totals; exactly once, from Kafka to Kafka.
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
            var reports = environment
                    .fromSource(source(), WatermarkStrategy.noWatermarks(), "updates")
                    .process(new FlinkJudge(config))
                    .returns(FlinkTypes.REPORT)
                    .name("judge");
            reports.getSideOutput(FlinkJudge.REJECTED)
                    .sinkTo(sink("rejections"))
                    .name("rejections")
                    .setParallelism(1);
            reports.keyBy(report -> report.f0, FlinkTypes.ID)
                    .transform("ledger", FlinkTypes.CHANGE, new FlinkLedger())
                    .keyBy(change -> change.f0, Types.STRING)
                    .transform("roll-up", FlinkTypes.OUTPUT, new FlinkRollUp(config))
                    .setParallelism(1)
                    .sinkTo(sink("figures"))
                    .name("figures")
                    .setParallelism(1);
            environment.execute("bench");
        }
        throw new IllegalStateException("the job has ended");
    }

    private KafkaSource<Tuple6<String, Integer, Long, Long, byte[], byte[]>> source() {
        Properties properties = new Properties();
        Clients.consumerSettings().forEach((name, value) -> properties.setProperty(name, value.toString()));
        return KafkaSource.<Tuple6<String, Integer, Long, Long, byte[], byte[]>>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setGroupId(config.output())
                .setTopics(Topics.inputs().stream().map(Topic::name).toList())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new FlinkSource())
                .setProperties(properties)
                .build();
    }

    /** @param what it writes; two sinks must not have the same transactions */
    private KafkaSink<Tuple3<String, byte[], byte[]>> sink(String what) {
        Properties properties = new Properties();
        Clients.producerSettings().forEach((name, value) -> properties.setProperty(name, value.toString()));
        // The broker allows at most 15 minutes; Flink's default is an hour.
        properties.setProperty("transaction.timeout.ms", "600000");
        return KafkaSink.<Tuple3<String, byte[], byte[]>>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(config.output() + "-" + what)
                .setKafkaProducerConfig(properties)
                .setRecordSerializer((out, context, timestamp) -> new ProducerRecord<>(out.f0, out.f1, out.f2))
                .build();
    }
}
