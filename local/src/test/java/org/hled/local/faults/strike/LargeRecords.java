package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.record.CompressionRatioEstimator;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.schemas.topic.Topics;

public final class LargeRecords implements Strike {

    private static final int LIMIT = 1_048_588;
    /** What a batch of one record needs beside key and value, and lz4 for bytes that it cannot compress, is less. */
    private static final int OVERHEAD = 200;

    private static final int EACH = 5;
    /** Too many for one poll. */
    private static final int AT_ONCE = 100;

    /** Three times the aggregator's heap. */
    private static final int UNPACKED = 1_500;

    private static final int UNPACKED_BYTES = 2_000_000;

    @Override
    public String name() {
        return "large-records";
    }

    @Override
    public String what() {
        return ("records as large as the broker takes, larger ones that compression gets through, and a batch within the limit that"
                        + " unpacks to %,d MB")
                .formatted((long) UNPACKED * UNPACKED_BYTES / 1_000_000);
    }

    @Override
    public void strike(Scene scene) throws Exception {
        for (int i = 0; i < EACH; i++) {
            scene.load().large(LIMIT - OVERHEAD - scene.random().nextInt(1000), false);
            scene.load().large(LIMIT, true);
            scene.load().large(LIMIT + 1, true);
            scene.load().large(3 * LIMIT, true);
        }
        for (int i = 0; i < AT_ONCE; i++) {
            scene.load().large(LIMIT, true);
        }
        sendOneBatch(scene.stack().bootstrapServers());
    }

    private static void sendOneBatch(String bootstrapServers) throws Exception {
        String topic = Topics.ENROLLMENTS.name();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "compression.type",
                "zstd",
                "batch.size",
                4 * UNPACKED_BYTES,
                "linger.ms",
                (int) Duration.ofMinutes(1).toMillis(),
                "max.request.size",
                Integer.MAX_VALUE);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            // A producer fills a batch by what it expects of compression, and would learn only slowly how much that is
            // here.
            CompressionRatioEstimator.setEstimation(topic, CompressionType.ZSTD, 0.0005f);
            byte[] value = new byte[UNPACKED_BYTES];
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < UNPACKED; i++) {
                sent.add(producer.send(new ProducerRecord<>(topic, 0, null, value)));
            }
            producer.flush();
            // The broker gives all records of a batch the same time, and offsets that follow each other.
            RecordMetadata first = sent.getFirst().get();
            RecordMetadata last = sent.getLast().get();
            assertThat(last.offset() - first.offset()).as("records between").isEqualTo(UNPACKED - 1);
            assertThat(last.timestamp()).as("time of the batch").isEqualTo(first.timestamp());
        }
    }
}
