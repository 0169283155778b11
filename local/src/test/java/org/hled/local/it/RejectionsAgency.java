package org.hled.local.it;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.local.stack.Stack;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Retention;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.UndecodableException;
import org.hled.update.EnrollmentUpdate;

/** An agency that sends what it must not, and valid reports in between; and what has become of them. */
final class RejectionsAgency implements AutoCloseable {

    static final String ID = "us-rejections";
    static final String INITIATIVE = "rejections";

    /** The head of a batch (61 bytes), and of a record of a megabyte without a key (11), count towards the topic's limit. */
    static final int LARGEST_VALUE = Retention.INPUT_BYTES - 61 - 11;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Client client;
    private final String bootstrapServers;
    private final Producer<byte[], byte[]> producer;
    private final AvroEncoder<EnrollmentUpdate> enrollments;
    private final long countedBefore;
    private int valid;

    /** A record as the broker took it. */
    record Sent(String topic, int partition, long offset, Instant at, byte[] key, byte[] value) {

        Sent withoutBytes() {
            return new Sent(topic, partition, offset, at, null, null);
        }
    }

    /** A rejection, and when the broker took it. */
    record Rejected(Rejection rejection, Instant at) {}

    RejectionsAgency(Stack stack, Client client) {
        this.client = client;
        this.bootstrapServers = stack.bootstrapServers();
        this.producer = producer("none");
        this.enrollments = client.encoder(Topics.ENROLLMENTS);
        producer.send(Entries.record(client, Entries.entry(INITIATIVE, ID, "enrollment.enrolled")));
        producer.flush();
        this.countedBefore = counted();
    }

    /** Sends a record as it is; the key may be null, and so may the value. */
    Sent send(Topic<?> topic, String key, byte[] value) {
        return send(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
    }

    Sent send(Topic<?> topic, byte[] key, byte[] value) {
        return send(producer, topic, key, value);
    }

    /** Sends a record without a key that the broker takes only because it is compressed. */
    Sent sendCompressed(Topic<?> topic, byte[] value) {
        try (var compressing = producer("lz4")) {
            return send(compressing, topic, null, value);
        }
    }

    private static Sent send(Producer<byte[], byte[]> producer, Topic<?> topic, byte[] key, byte[] value) {
        try {
            RecordMetadata sent = producer.send(new ProducerRecord<>(topic.name(), key, value))
                    .get();
            return new Sent(
                    sent.topic(), sent.partition(), sent.offset(), Instant.ofEpochMilli(sent.timestamp()), key, value);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not taken", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Sends a report that counts. */
    void reportValid() {
        String reportId = UUID.randomUUID().toString();
        send(Topics.ENROLLMENTS, reportId, valid(reportId));
        valid++;
    }

    byte[] valid(String reportId) {
        return enrollments.encode(Entries.enrollment(ID, INITIATIVE, reportId));
    }

    /** A report that Avro reads without complaint, so large by a note that is far too long. */
    byte[] validOfSize(int bytes) {
        EnrollmentUpdate report = Entries.enrollment(ID, INITIATIVE, "long-note");
        report.setNote("n".repeat(bytes / 2));
        int others = enrollments.encode(report).length - bytes / 2;
        report.setNote("n".repeat(bytes - others));
        return enrollments.encode(report);
    }

    void awaitAllValidCounted() {
        await().atMost(LIMIT).until(() -> counted() == countedBefore + valid);
    }

    /** What the topic of rejections has of a record. */
    Optional<Rejected> rejectionOf(Sent sent) {
        return rejections().stream()
                .filter(one -> one.rejection().getTopic().equals(sent.topic())
                        && one.rejection().getPartition() == sent.partition()
                        && one.rejection().getOffset() == sent.offset())
                .findFirst();
    }

    /** All rejections, oldest first. */
    List<Rejected> rejections() {
        AvroDecoder<Rejection> decoder = new AvroDecoder<>(client.registry(), Rejection.class);
        return client.records(Topics.REJECTIONS.name()).stream()
                .map(record -> {
                    try {
                        return new Rejected(decoder.decode(record.value()), Instant.ofEpochMilli(record.timestamp()));
                    } catch (UndecodableException e) {
                        throw new AssertionError("what the aggregator has written cannot be read", e);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        producer.close();
    }

    /** A producer that leaves it to the broker to say what is too large. */
    private Producer<byte[], byte[]> producer(String compression) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "compression.type",
                        compression,
                        "max.request.size",
                        4 * Retention.INPUT_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private long counted() {
        return client.reports(INITIATIVE);
    }
}
