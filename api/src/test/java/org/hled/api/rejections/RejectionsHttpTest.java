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
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.ApiServer;
import org.hled.api.kafka.TestConsumers;
import org.hled.generation.Generation;
import org.hled.rejection.Rejection;
import org.hled.schemas.generation.GenerationHeader;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectionsHttpTest {

    private static final TopicPartition PARTITION = new TopicPartition("hled.rejections", 0);
    private static final TopicPartition GENERATIONS = new TopicPartition("hled.generations", 0);

    private final ApiServer api = new ApiServer();
    private final TestRegistry registry = api.bean(TestRegistry.class);
    private final RewindingConsumer consumer = new RewindingConsumer(PARTITION);
    private final RewindingConsumer generations = new RewindingConsumer(GENERATIONS);

    @BeforeEach
    void provide() {
        api.bean(TestConsumers.class)
                .provide(clientId -> clientId.equals("hled-api-generations") ? generations : consumer);
        for (RewindingConsumer each : List.of(consumer, generations)) {
            each.updateBeginningOffsets(Map.of(each.partition, 0L));
            each.updateEndOffsets(Map.of(each.partition, 0L));
        }
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
        consumer.add(1, new byte[] {7}, 1);

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

    @Test
    void countsARecordOnceThoughTwoGenerationsHaveRejectedIt() {
        reject(0, rejection(1, null, "v"));
        reject(1, rejection(2, null, "v"));
        reject(2, rejection(2, null, "v"), 2);
        reject(3, rejection(3, null, "v"), 2);

        assertThat(offsets()).as("nobody has heard of generation 2").containsExactly(2, 1);
        announce(2, Phase.BUILDING, Map.of());
        assertThat(offsets()).as("it is built").containsExactly(2, 1);
        announce(2, Phase.CURRENT, Map.of());
        announce(1, Phase.RETIRED, Map.of());
        assertThat(offsets()).as("where the first ended is not known").containsExactly(2, 1);
        announce(1, Phase.RETIRED, Map.of("hled.investments-2", 3L));
        assertThat(offsets()).containsExactly(3, 2, 1);
    }

    @Test
    void aPageIsFullThoughSomeOfWhatIsReadDoesNotCount() {
        announce(2, Phase.CURRENT, Map.of());
        announce(1, Phase.RETIRED, Map.of("hled.investments-2", 100L));
        IntStream.range(0, 300).forEach(i -> reject(i, rejection(i, null, "v"), 2));

        JsonNode page = api.json("/api/v1/rejections?limit=150");

        assertThat(page.path("rejections")).hasSize(150);
        assertThat(page.path("rejections").path(149).path("offset").asInt()).isEqualTo(150);
        JsonNode last = api.json(
                "/api/v1/rejections?limit=150&cursor=" + page.path("next").asText());
        assertThat(last.path("rejections")).hasSize(50);
        assertThat(last.path("rejections").path(49).path("offset").asInt()).isEqualTo(100);
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void answers503WhereTheGenerationsCannotBeRead() {
        announce(2, Phase.CURRENT, Map.of());
        reject(0, rejection(1, null, "v"), 2);
        generations.setOffsetsException(new TimeoutException("no answer"));

        assertThat(api.get("/api/v1/rejections").statusCode()).isEqualTo(503);
        generations.setOffsetsException(null);
        assertThat(api.get("/api/v1/rejections").statusCode()).isEqualTo(200);
    }

    private List<Integer> offsets() {
        List<Integer> offsets = new ArrayList<>();
        api.json("/api/v1/rejections")
                .path("rejections")
                .forEach(entry -> offsets.add(entry.path("offset").asInt()));
        return offsets;
    }

    private void announce(int number, Phase phase, Map<String, Long> endedAt) {
        var schema = Topics.GENERATIONS.schema().orElseThrow();
        int id = registry.register(Topics.GENERATIONS.subject(), schema);
        var record = new Generation(number, phase.id(), 8, Map.of(), endedAt, Instant.EPOCH);
        generations.add(generations.log.size(), new AvroEncoder<Generation>(schema, id).encode(record), 1);
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
        reject(offset, rejection, 1);
    }

    private void reject(long offset, Rejection rejection, int generation) {
        var schema = Topics.REJECTIONS.schema().orElseThrow();
        int id = registry.register(Topics.REJECTIONS.subject(), schema);
        consumer.add(offset, new AvroEncoder<Rejection>(schema, id).encode(rejection), generation);
    }

    /** Kafka's mock forgets what it has given out; this one can be read again. */
    private static final class RewindingConsumer extends MockConsumer<byte[], byte[]> {

        private static final int BATCH = 30;

        private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();

        private final TopicPartition partition;

        private RewindingConsumer(TopicPartition partition) {
            super("none");
            this.partition = partition;
        }

        private void add(long offset, byte[] value, int generation) {
            ConsumerRecord<byte[], byte[]> added =
                    new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, value);
            GenerationHeader.put(added.headers(), generation);
            log.add(added);
            updateEndOffsets(Map.of(partition, offset + 1));
        }

        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic, Duration limit) {
            return List.of(new PartitionInfo(topic, 0, null, null, null));
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            long from = position(partition);
            List<ConsumerRecord<byte[], byte[]>> batch = log.stream()
                    .filter(consumed -> consumed.offset() >= from)
                    .limit(BATCH)
                    .toList();
            // Past the markers at the end, if there is nothing else.
            seek(
                    partition,
                    batch.isEmpty()
                            ? endOffsets(List.of(partition)).get(partition)
                            : batch.getLast().offset() + 1);
            return new ConsumerRecords<>(Map.of(partition, batch), Map.of());
        }

        /** Stays open, for the next request. */
        @Override
        public void close() {}
    }
}
