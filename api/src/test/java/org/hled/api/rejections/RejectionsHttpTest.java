package org.hled.api.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.ApiServer;
import org.hled.api.kafka.TestConsumers;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectionsHttpTest {

    private static final TopicPartition PARTITION = new TopicPartition("hled.rejections", 0);

    private final ApiServer api = new ApiServer();
    private final TestRegistry registry = api.bean(TestRegistry.class);
    private final RewindingConsumer consumer = new RewindingConsumer();

    @BeforeEach
    void provide() {
        api.bean(TestConsumers.class).provide(() -> consumer);
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void givesNothingOfAnEmptyTopic() {
        assertThat(api.json("/api/v1/rejections")).hasToString("{\"rejections\":[]}");
    }

    @Test
    void givesReasonAndPlaceButNotTheContent() {
        reject(0, rejection(17, "key", "secret value"));

        JsonNode answer = api.json("/api/v1/rejections");

        assertThat(answer.path("rejections").path(0))
                .hasToString("{\"topic\":\"hled.investments\",\"partition\":2,\"offset\":17,"
                        + "\"timestamp\":\"2024-04-01T00:00:00Z\",\"code\":\"invalid-amount\",\"field\":\"amount\","
                        + "\"message\":\"It must be digits.\",\"keyBytes\":3,\"valueBytes\":12}");
        assertThat(answer.toString()).doesNotContain("secret");
    }

    @Test
    void givesNewestFirstAndPagesThroughGapsToTheBeginning() {
        // Every third offset is a record, as where transactions leave their markers; the oldest are gone.
        IntStream.range(20, 200).forEach(i -> reject(3L * i, rejection(i, null, "v")));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 50L));
        consumer.updateEndOffsets(Map.of(PARTITION, 700L));

        List<Integer> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.json("/api/v1/rejections?limit=7" + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.path("rejections").size()).isLessThanOrEqualTo(7);
            page.path("rejections")
                    .forEach(entry -> paged.add(entry.path("offset").asInt()));
            next = page.path("next").asText();
        } while (!next.isEmpty());

        assertThat(paged).isEqualTo(IntStream.range(20, 200).boxed().toList().reversed());
    }

    @Test
    void showsARejectionThatIsItselfBroken() {
        reject(0, rejection(1, null, "v"));
        add(1, new byte[] {7});

        JsonNode rejections = api.json("/api/v1/rejections").path("rejections");

        assertThat(rejections).hasSize(2);
        assertThat(rejections.path(0).path("code").asText()).isEqualTo("unreadable-rejection");
    }

    @Test
    void answers503WhenTheBrokerDoesNotAnswer() {
        consumer.setOffsetsException(new TimeoutException("no answer"));

        var response = api.get("/api/v1/rejections");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).doesNotContain("TimeoutException");
    }

    @Test
    void answers503WhenTheRegistryDoesNotAnswer() {
        reject(0, rejection(1, null, "v"));
        registry.setDown(true);

        assertThat(api.get("/api/v1/rejections").statusCode()).isEqualTo(503);

        registry.setDown(false);
        assertThat(api.json("/api/v1/rejections").path("rejections")).hasSize(1);
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertThat(api.get("/api/v1/rejections?cursor=dTE").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/rejections?topic=x").statusCode()).isEqualTo(400);
    }

    private static Rejection rejection(long offset, String key, String value) {
        return Rejection.newBuilder()
                .setTopic("hled.investments")
                .setPartition(2)
                .setOffset(offset)
                .setTimestamp(Instant.parse("2024-04-01T00:00:00Z"))
                .setCode("invalid-amount")
                .setField("amount")
                .setMessage("It must be digits.")
                .setKey(key == null ? null : bytes(key))
                .setValue(bytes(value))
                .build();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private void reject(long offset, Rejection rejection) {
        var schema = Topics.REJECTIONS.schema().orElseThrow();
        int id = registry.register(Topics.REJECTIONS.subject(), schema);
        add(offset, new AvroEncoder<Rejection>(schema, id).encode(rejection));
    }

    private void add(long offset, byte[] value) {
        consumer.log.add(new ConsumerRecord<>(PARTITION.topic(), 0, offset, null, value));
        consumer.updateEndOffsets(Map.of(PARTITION, offset + 1));
    }

    /** Kafka's mock forgets what it has given out; this one can be read again. */
    private static final class RewindingConsumer extends MockConsumer<byte[], byte[]> {

        private static final int BATCH = 30;

        private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();

        private RewindingConsumer() {
            super("none");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            long from = position(PARTITION);
            List<ConsumerRecord<byte[], byte[]>> batch = log.stream()
                    .filter(consumed -> consumed.offset() >= from)
                    .limit(BATCH)
                    .toList();
            // Past the markers at the end, if there is nothing else.
            seek(
                    PARTITION,
                    batch.isEmpty()
                            ? endOffsets(List.of(PARTITION)).get(PARTITION)
                            : batch.getLast().offset() + 1);
            return new ConsumerRecords<>(Map.of(PARTITION, batch), Map.of());
        }

        /** Stays open, for the next request. */
        @Override
        public void close() {}
    }
}
