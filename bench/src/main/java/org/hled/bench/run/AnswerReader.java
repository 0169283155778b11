package org.hled.bench.run;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hled.bench.engine.EngineConfig;
import org.hled.bench.engine.SumCodec;
import org.hled.bench.workload.Oracle;
import org.hled.bench.workload.Sum;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.hled.totals.LeafTotal;
import org.hled.totals.Total;

/** Reads an engine's answer from its topics, as far as it is committed. */
final class AnswerReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(10);

    private final Consumer<byte[], byte[]> consumer;
    private final BiConsumer<ConsumerRecord<byte[], byte[]>, Answer> form;

    private AnswerReader(
            String bootstrapServers, List<String> topics, BiConsumer<ConsumerRecord<byte[], byte[]>, Answer> form) {
        this.form = form;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Of a limit: sums of leaves. */
    static AnswerReader ofSums(String bootstrapServers, String topic) {
        return new AnswerReader(bootstrapServers, List.of(topic), (one, answer) -> {
            String part = new String(one.key(), StandardCharsets.UTF_8);
            answer.put(part, SumCodec.leaf(one.key()), SumCodec.sum(one.value()));
        });
    }

    /** Of the product: totals, leaves and rejections. */
    static AnswerReader ofProduct(String bootstrapServers, SchemaSource schemas) {
        return ofFigures(bootstrapServers, schemas, Topics.TOTALS.name(), Topics.CUBE.name(), Topics.REJECTIONS.name());
    }

    /** Of a peer: the same. */
    static AnswerReader ofPeer(EngineConfig config, SchemaSource schemas) {
        return ofFigures(config.bootstrapServers(), schemas, config.output(), config.cube(), config.rejections());
    }

    private static AnswerReader ofFigures(
            String bootstrapServers, SchemaSource schemas, String totals, String cube, String rejections) {
        AvroDecoder<Total> totalDecoder = new AvroDecoder<>(schemas, Total.class);
        AvroDecoder<LeafTotal> leafDecoder = new AvroDecoder<>(schemas, LeafTotal.class);
        AvroDecoder<Rejection> rejectionDecoder = new AvroDecoder<>(schemas, Rejection.class);
        return new AnswerReader(bootstrapServers, List.of(totals, cube, rejections), (one, answer) -> {
            try {
                if (one.topic().equals(totals)) {
                    answer.put(name(one), sum(totalDecoder.decode(one.value())));
                } else if (one.topic().equals(cube)) {
                    answer.put(name(one), sum(leafDecoder.decode(one.value())));
                } else {
                    String code = rejectionDecoder.decode(one.value()).getCode();
                    answer.add(Oracle.REJECTED + code, new Sum(0, 1));
                }
            } catch (UndecodableException e) {
                throw new IllegalStateException("a record of %s cannot be read".formatted(one.topic()), e);
            }
        });
    }

    /** Takes what has come, and waits a little if nothing has. */
    void poll(Answer answer) {
        for (var one : consumer.poll(POLL)) {
            form.accept(one, answer);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static String name(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static Sum sum(Total total) {
        return new Sum(hundredths(total.getValue()), total.getReports(), total.getAtLeast(), total.getEstimated());
    }

    private static Sum sum(LeafTotal leaf) {
        return new Sum(hundredths(leaf.getValue()), leaf.getReports(), leaf.getAtLeast(), leaf.getEstimated());
    }

    private static long hundredths(BigDecimal value) {
        return value.movePointRight(2).longValueExact();
    }
}
