package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A registry that is down is a fault outside: nothing is rejected, nothing lost, and the Roll-up goes on. */
@ExtendWith(SharedStack.class)
class RegistryDownIT {

    private static final int REPORTS = 500;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Longer than the patience with an unknown schema, and than any transaction may last. */
    private static final Duration OUTAGE = Duration.ofSeconds(40);
    /** Less than the outage, and more than what is watched before and after it. */
    private static final Duration CADENCE = Duration.ofSeconds(30);

    @Test
    void recordsOfASchemaNotSeenYetWaitUntilTheRegistryIsBack(Stack stack) throws Exception {
        try (Client client = new Client(stack);
                var producer = client.producer()) {
            producer.send(Entries.record(client, Entries.entry("outage", "us-outage", "enrollment.enrolled")));
            AvroEncoder<EnrollmentUpdate> seen = client.encoder(Topics.ENROLLMENTS);
            producer.send(Entries.record(
                    client,
                    Entries.timed("outage-quiet", "us-outage", CADENCE, Duration.ofSeconds(1), "enrollment.enrolled")));
            producer.send(Entries.record(seen, Entries.enrollment("us-outage", "outage", "before")));
            await().atMost(LIMIT).until(() -> client.reports("outage") == 1);
            producer.send(Entries.record(seen, Entries.enrollment("us-outage", "outage-quiet", "quiet")));
            await().atMost(LIMIT).until(() -> client.status("outage-quiet").equals("on-track"));
            long rejected = client.outcomes().get("rejected");
            // An agency has registered a schema with a field that is new to us; nobody has sent a record of it yet.
            Schema newer = withAnotherField(Topics.ENROLLMENTS.schema().orElseThrow());
            int id = client.registry().register(Topics.ENROLLMENTS.subject(), newer);
            var renamed = Entries.record(client, Entries.entry("outage-renamed", "us-outage", "enrollment.enrolled"));

            // When the registry goes away, and records of that schema come.
            stack.registry().kill();
            Instant down = Instant.now();
            for (int i = 0; i < REPORTS; i++) {
                producer.send(unseen(seen, id, "unseen-" + i));
            }
            producer.flush();

            // Then it says what it waits for, changes of the catalog still take effect, and nothing is rejected.
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(client.get(stack.aggregator(0), "/health/readiness")
                                    .body())
                            .contains("\"status\":\"UP\"", "schema registry has not answered since"));
            long version = client.api("/api/v1/totals").path("version").asLong();
            producer.send(renamed);
            await().atMost(LIMIT)
                    .until(() -> client.api("/api/v1/totals").path("version").asLong() > version);
            await().atMost(LIMIT)
                    .until(() -> Duration.between(down, Instant.now()).compareTo(OUTAGE) > 0);
            assertThat(client.reports("outage")).isEqualTo(1);
            assertThat(client.outcomes().get("rejected")).isEqualTo(rejected);
            // Who has been silent for longer than cadence and grace is not blamed: we could not have heard it.
            assertThat(client.status("outage-quiet")).isEqualTo("unknown");

            // And it goes on by itself when the registry is back.
            stack.registry().start();
            await().atMost(LIMIT).until(() -> client.reports("outage") == REPORTS + 1);
            await().atMost(LIMIT).until(() -> !client.status("outage-quiet").equals("unknown"));
            assertThat(client.status("outage-quiet")).isEqualTo("on-track");
            assertThat(client.alerts("outage-quiet")).isEmpty();
            assertThat(client.outcomes().get("rejected")).isEqualTo(rejected);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(client.get(stack.aggregator(0), "/health/readiness")
                                    .body())
                            .doesNotContain("has not answered"));
        }
    }

    /** The schema with one more field at its end, which may be absent: null. */
    private static Schema withAnotherField(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields()
                .forEach(field ->
                        fields.add(new Schema.Field(field.name(), field.schema(), field.doc(), field.defaultVal())));
        Schema text = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
        fields.add(new Schema.Field("campus", text, "Where they study.", JsonProperties.NULL_VALUE));
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    /** A record of that schema: the same bytes under the other id, and the new field's null, which is index 0, behind. */
    private static ProducerRecord<byte[], byte[]> unseen(
            AvroEncoder<EnrollmentUpdate> encoder, int id, String reportId) {
        byte[] bytes = encoder.encode(Entries.enrollment("us-outage", "outage", reportId));
        byte[] value = Arrays.copyOf(bytes, bytes.length + 1);
        ByteBuffer.wrap(value).putInt(1, id);
        return new ProducerRecord<>(Topics.ENROLLMENTS.name(), reportId.getBytes(StandardCharsets.UTF_8), value);
    }
}
