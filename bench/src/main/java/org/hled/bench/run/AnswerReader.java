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
import org.hled.bench.engine.SumCodec;
import org.hled.bench.workload.Sum;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.hled.totals.Total;

/** Reads an engine's answer from its topic, as far as it is committed. */
final class AnswerReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(10);

    private final Consumer<byte[], byte[]> consumer;
    private final BiConsumer<ConsumerRecord<byte[], byte[]>, Answer> form;

    private AnswerReader(
            String bootstrapServers, String topic, BiConsumer<ConsumerRecord<byte[], byte[]>, Answer> form) {
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
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Of an engine of the benchmark's. */
    static AnswerReader ofSums(String bootstrapServers, String topic) {
        return new AnswerReader(bootstrapServers, topic, (one, answer) -> {
            String part = new String(one.key(), StandardCharsets.UTF_8);
            answer.put(part, SumCodec.leaf(one.key()), SumCodec.sum(one.value()));
        });
    }

    /** Of the product. */
    static AnswerReader ofTotals(String bootstrapServers, SchemaSource schemas) {
        AvroDecoder<Total> decoder = new AvroDecoder<>(schemas, Total.class);
        return new AnswerReader(bootstrapServers, Topics.TOTALS.name(), (one, answer) -> {
            String key = new String(one.key(), StandardCharsets.UTF_8);
            answer.put(key, key, sum(decoder, one.value()));
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

    private static Sum sum(AvroDecoder<Total> decoder, byte[] value) {
        try {
            Total total = decoder.decode(value);
            BigDecimal hundredths = total.getValue().movePointRight(2);
            return new Sum(hundredths.longValueExact(), total.getReports());
        } catch (UndecodableException e) {
            throw new IllegalStateException("a total cannot be read", e);
        }
    }
}
