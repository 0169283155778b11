package org.hled.api.live;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.hled.api.Samples;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.hled.stall.InitiativeStatus;
import org.hled.stall.Pulse;
import org.hled.totals.AcceptedInitiative;
import org.hled.totals.Change;
import org.hled.totals.LeafTotal;
import org.hled.totals.Total;

/** A broker in memory with the topics of the changes and the pulses, and what an aggregator would publish to them. */
final class Published {

    private static final List<Topic<?>> TOPICS =
            List.of(Topics.TOTALS, Topics.CUBE, Topics.PROGRAMME, Topics.INITIATIVE_STATUS, Topics.PULSE);

    final TestRegistry registry = new TestRegistry();
    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final Map<TopicPartition, Long> ends =
            TOPICS.stream().collect(Collectors.toMap(Published::partition, topic -> 0L));

    Published() {
        SchemaSetup.register(registry, TOPICS);
        consumer.updateBeginningOffsets(ends);
        consumer.updateEndOffsets(ends);
    }

    static TopicPartition partition(Topic<?> topic) {
        return new TopicPartition(topic.name(), 0);
    }

    Published createTopics() {
        Node node = new Node(0, "localhost", 9092);
        for (Topic<?> topic : TOPICS) {
            consumer.updatePartitions(
                    topic.name(),
                    List.of(new PartitionInfo(topic.name(), 0, node, new Node[] {node}, new Node[] {node})));
        }
        return this;
    }

    /** Publishes a total of the pillar; the consumer must have its topics already. */
    void total(String id, String value, Change change) {
        send(
                Topics.TOTALS,
                Total.newBuilder()
                        .setScope("pillar")
                        .setId(id)
                        .setMeasure("enrollment.enrolled")
                        .setUnit("people")
                        .setPeriod("all")
                        .setValue(new BigDecimal(value).setScale(2))
                        .setReports(1)
                        .setAtLeast(0)
                        .setEstimated(0)
                        .setNegative(0)
                        .setUpdatedAt(Samples.UPDATED)
                        .setChange(change)
                        .build());
    }

    void leaf(String agency, Change change) {
        send(
                Topics.CUBE,
                LeafTotal.newBuilder()
                        .setInitiative("first")
                        .setAgency(agency)
                        .setMeasure("enrollment.enrolled")
                        .setUnit("people")
                        .setPeriod("all")
                        .setUncounted("unlisted-agency")
                        .setValue(new BigDecimal("3.00"))
                        .setReports(1)
                        .setAtLeast(0)
                        .setEstimated(0)
                        .setNegative(0)
                        .setUpdatedAt(Samples.UPDATED)
                        .setChange(change)
                        .build());
    }

    void removedInitiative(String id, Change change) {
        send(
                Topics.PROGRAMME,
                AcceptedInitiative.newBuilder().setId(id).setChange(change).build());
    }

    void status(InitiativeStatus.Builder status, Change change) {
        send(Topics.INITIATIVE_STATUS, status.setChange(change).build());
    }

    void pulse(Instant asOf, long version) {
        pulseBytes(encode(Topics.PULSE, new Pulse(asOf, version)));
    }

    void pulseBytes(byte[] value) {
        bytes(Topics.PULSE, "hled".getBytes(StandardCharsets.UTF_8), value);
    }

    /** An aggregator asks the broker for the time. */
    void clock() {
        bytes(Topics.PULSE, "clock".getBytes(StandardCharsets.UTF_8), null);
    }

    static Change change(long version, int totals, int leaves, int initiatives) {
        return change(version, totals, leaves, initiatives, 0);
    }

    static Change change(long version, int totals, int leaves, int initiatives, int statuses) {
        return new Change(version, Instant.ofEpochSecond(version), totals, leaves, initiatives, statuses);
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, V value) {
        bytes(topic, encode(topic, value));
    }

    private <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
        var schema = topic.schema().orElseThrow();
        int id = registry.register(topic.subject(), schema);
        return new AvroEncoder<V>(schema, id).encode(value);
    }

    void bytes(Topic<?> topic, byte[] value) {
        bytes(topic, new byte[0], value);
    }

    private void bytes(Topic<?> topic, byte[] key, byte[] value) {
        TopicPartition partition = partition(topic);
        long offset = ends.get(partition);
        consumer.addRecord(new ConsumerRecord<>(topic.name(), 0, offset, key, value));
        setEnd(topic, offset + 1);
    }

    void setEnd(Topic<?> topic, long end) {
        ends.put(partition(topic), end);
        consumer.updateEndOffsets(Map.of(partition(topic), end));
    }
}
