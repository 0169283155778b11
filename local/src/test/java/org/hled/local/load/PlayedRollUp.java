package org.hled.local.load;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.totals.AcceptedInitiative;
import org.hled.totals.Change;
import org.hled.totals.Total;

/** Writes changes as the Roll-up does, each of one total. */
final class PlayedRollUp implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroEncoder<Total> totals;
    private final AvroEncoder<AcceptedInitiative> initiatives;
    private final int count;
    private long version;

    PlayedRollUp(String bootstrapServers, SchemaRegistry registry, int count) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var ofTotals = Topics.TOTALS.schema().orElseThrow();
        this.totals = new AvroEncoder<>(ofTotals, registry.register(Topics.TOTALS.subject(), ofTotals));
        var ofInitiatives = Topics.PROGRAMME.schema().orElseThrow();
        this.initiatives =
                new AvroEncoder<>(ofInitiatives, registry.register(Topics.PROGRAMME.subject(), ofInitiatives));
        this.count = count;
    }

    static String id(int initiative) {
        return "initiative-" + initiative;
    }

    /** Makes the initiatives known, and gives each a total. */
    void begin() {
        version = 1;
        for (int i = 0; i < count; i++) {
            AcceptedInitiative known = AcceptedInitiative.newBuilder()
                    .setId(id(i))
                    .setChange(changeOf(0, count))
                    .build();
            producer.send(new ProducerRecord<>(Topics.PROGRAMME.name(), bytes(id(i)), initiatives.encode(known)));
        }
        for (int i = 0; i < count; i++) {
            change(i);
        }
        producer.flush();
    }

    /** Changes the total of one initiative; the total says when, to the millisecond. */
    void change(int initiative) {
        version++;
        Total total = Total.newBuilder()
                .setScope("initiative")
                .setId(id(initiative))
                .setMeasure("enrollment.enrolled")
                .setUnit("people")
                .setPeriod("all")
                .setValue(new BigDecimal(version).setScale(2))
                .setReports(version)
                .setAtLeast(0)
                .setEstimated(0)
                .setNegative(0)
                .setUpdatedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setChange(changeOf(1, 0))
                .build();
        String key = "initiative/%s/enrollment.enrolled/people/all".formatted(id(initiative));
        producer.send(new ProducerRecord<>(Topics.TOTALS.name(), bytes(key), totals.encode(total)));
    }

    private Change changeOf(int ofTotals, int ofInitiatives) {
        return Change.newBuilder()
                .setVersion(version)
                .setAsOf(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setTotals(ofTotals)
                .setLeaves(0)
                .setInitiatives(ofInitiatives)
                .setStatuses(0)
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
