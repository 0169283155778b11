package org.hled.aggregator.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.generation.Generation;
import org.hled.schemas.wire.SchemaSource;

/** The real Intake with mocks of its clients. */
public final class TestIntake {

    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    final IntakeLoop loop;

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> inputs = new HashMap<>();

    public TestIntake(
            Generation generation,
            ToldBefore before,
            SchemaSource schemas,
            OutputEncoders encoders,
            InstantSource clock) {
        loop = new IntakeLoop(generation, before, consumer, new InputBytes(), producer, schemas, encoders, clock);
        loop.begin();
    }

    /** A record comes on the only partition of an input topic. */
    public void publish(String topic, byte[] key, byte[] value, Instant timestamp) {
        publish(new TopicPartition(topic, 0), key, value, timestamp);
    }

    void publish(TopicPartition input, byte[] key, byte[] value, Instant timestamp) {
        if (!inputs.containsKey(input)) {
            inputs.put(input, new ArrayList<>());
            assign();
        }
        List<ConsumerRecord<byte[], byte[]>> records = inputs.get(input);
        records.add(new ConsumerRecord<>(
                input.topic(),
                input.partition(),
                records.size(),
                timestamp.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                -1,
                -1,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    /** It has all partitions; what it has read of them stays read. */
    private void assign() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        consumer.assignment().forEach(known -> positions.put(known, consumer.position(known)));
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        inputs.keySet().forEach(input -> beginnings.put(input, 0L));
        consumer.updateBeginningOffsets(beginnings);
        consumer.rebalance(inputs.keySet());
        positions.forEach(consumer::seek);
    }

    /** Reads what is there and not held up. */
    public void step() {
        inputs.forEach((input, records) -> {
            if (!consumer.paused().contains(input)) {
                records.stream().skip(consumer.position(input)).forEach(consumer::addRecord);
            }
        });
        loop.step();
    }

    /** Whether everything has been read; what is held up has not. */
    public boolean hasReadAll() {
        return inputs.entrySet().stream()
                .allMatch(input ->
                        consumer.position(input.getKey()) == input.getValue().size());
    }

    /** Commits, and gives what has been written since the last time. */
    public List<ProducerRecord<byte[], byte[]>> written() {
        loop.finish();
        List<ProducerRecord<byte[], byte[]>> written = List.copyOf(producer.history());
        producer.clear();
        return written;
    }

    /** Up to where it has committed a partition. */
    Optional<Long> committed(TopicPartition input) {
        return producer.consumerGroupOffsetsHistory().stream()
                .flatMap(groups -> groups.values().stream())
                .map(offsets -> offsets.get(input))
                .filter(offset -> offset != null)
                .map(OffsetAndMetadata::offset)
                .reduce((before, after) -> after);
    }
}
