package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.hled.local.stack.Stack;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Topics;
import org.hled.update.MilestoneUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can never count is kept with its reason, its place and its bytes, and stops nothing that can. */
@ExtendWith(SharedStack.class)
class RejectionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** So long after a record has come its schema may still turn up. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** An id that no registry has given yet. */
    private static final byte[] UNKNOWN_SCHEMA = {0, 0x7f, 0x12, 0x34, 0x56, 1, 2, 3};

    private static final byte[] NO_KEY = null;

    private Client client;
    private RejectionsAgency agency;

    @BeforeEach
    void open(Stack stack) {
        client = new Client(stack);
        agency = new RejectionsAgency(stack, client);
    }

    @AfterEach
    void close() {
        agency.close();
        client.close();
    }

    @Test
    void keepsWhatNobodyCanReadWithItsReasonAndItsBytesAndCountsTheRest() {
        agency.reportValid();
        var noAvro = agency.send(Topics.ENROLLMENTS, "garbage", bytes("\1 kind;people\n enrolled;12"));
        agency.reportValid();
        var milestone = agency.send(Topics.ENROLLMENTS, "other-kind", milestone());
        var tombstone = agency.send(Topics.INVESTMENTS, "tombstone", null);
        agency.reportValid();
        byte[] valid = agency.valid("cut-off");
        var cutOff = agency.send(Topics.ENROLLMENTS, NO_KEY, Arrays.copyOf(valid, valid.length - 1));
        agency.reportValid();

        assertRejected(noAvro, "not-wire-format", null, "byte 0 and a schema id");
        assertRejected(milestone, "wrong-record-type", null, "MilestoneUpdate");
        assertRejected(tombstone, "null-value", null, "withdrawn = true");
        assertRejected(cutOff, "broken-bytes", null, "");
        agency.awaitAllValidCounted();
    }

    @Test
    void keepsTheLargestRecordsThatTheBrokerTakes() {
        byte[] noise = new byte[RejectionsAgency.LARGEST_VALUE];
        Arrays.fill(noise, (byte) 7);
        byte[] longNote = agency.validOfSize(RejectionsAgency.LARGEST_VALUE);

        var unreadable = agency.send(Topics.ENROLLMENTS, NO_KEY, noise);
        agency.reportValid();
        var invalid = agency.send(Topics.ENROLLMENTS, NO_KEY, longNote);
        agency.reportValid();

        assertRejected(unreadable, "not-wire-format", null, "");
        assertRejected(invalid, "invalid-text", "note", "");
        agency.awaitAllValidCounted();
        // And there is none larger.
        assertThatThrownBy(() -> agency.send(Topics.ENROLLMENTS, NO_KEY, new byte[RejectionsAgency.LARGEST_VALUE + 1]))
                .hasRootCauseInstanceOf(RecordTooLargeException.class);
    }

    @Test
    void aLongKeyIsKeptTooAndStopsNothing() {
        byte[] key = new byte[RejectionsAgency.LARGEST_VALUE / 2];
        new Random(7).nextBytes(key);

        var longKey = agency.send(Topics.ENROLLMENTS, key, new byte[] {1});
        agency.reportValid();

        assertRejected(longKey, "not-wire-format", null, "");
        agency.awaitAllValidCounted();
    }

    @Test
    void whatOnlyCompressionMadeSmallEnoughIsNotedAndStandsWhereItCame() {
        var large = agency.sendCompressed(Topics.ENROLLMENTS, new byte[3 * RejectionsAgency.LARGEST_VALUE]);
        agency.reportValid();

        assertRejected(large.withoutBytes(), "too-large", null, "before compression");
        agency.awaitAllValidCounted();
    }

    @Test
    void aSchemaThatNobodyHasRegisteredIsWaitedForThenRejectedWhileTotalsAreServed(Stack stack) {
        agency.reportValid();
        var unknown = agency.send(Topics.ENROLLMENTS, "unknown-schema", UNKNOWN_SCHEMA);
        agency.reportValid();

        await().atMost(LIMIT).until(() -> {
            assertThat(client.get(stack.api(0), "/api/v1/totals").statusCode()).isEqualTo(200);
            return agency.rejectionOf(unknown).isPresent();
        });

        assertRejected(unknown, "unknown-schema", null, "2131899478");
        assertThat(agency.rejectionOf(unknown).orElseThrow().at())
                .isBetween(unknown.at().plus(PATIENCE), unknown.at().plus(PATIENCE.multipliedBy(2)));
        agency.awaitAllValidCounted();
    }

    @Test
    void theApiShowsTheNewestFirstAndPagesToTheOldest() {
        List<RejectionsAgency.Sent> sent = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sent.add(agency.send(Topics.MILESTONES, "page-" + i, new byte[] {1}));
        }
        await().atMost(LIMIT)
                .until(() ->
                        sent.stream().allMatch(one -> agency.rejectionOf(one).isPresent()));
        List<String> newestFirst = agency.rejections().reversed().stream()
                .map(rejected -> rejected.rejection().getTopic() + "/"
                        + rejected.rejection().getPartition() + "/"
                        + rejected.rejection().getOffset())
                .toList();

        assertThat(pages(3, 4)).isEqualTo(newestFirst.subList(0, Math.min(12, newestFirst.size())));
        assertThat(pages(250, Integer.MAX_VALUE)).isEqualTo(newestFirst);
    }

    /** The places of the rejected records on the first pages, or on all if there are fewer. */
    private List<String> pages(int limit, int most) {
        List<String> places = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < most; page++) {
            JsonNode answer = client.api("/api/v1/rejections?limit=" + limit + cursor);
            assertThat(answer.path("rejections").size()).isLessThanOrEqualTo(limit);
            answer.path("rejections")
                    .forEach(entry -> places.add(entry.path("topic").asText() + "/"
                            + entry.path("partition").asInt() + "/"
                            + entry.path("offset").asLong()));
            if (!answer.has("next")) {
                return places;
            }
            cursor = "&cursor=" + answer.path("next").asText();
        }
        return places;
    }

    /** On the topic with its reason, place, time and bytes; over HTTP the same, without the bytes. */
    private void assertRejected(RejectionsAgency.Sent sent, String code, String field, String inMessage) {
        await().atMost(LIMIT).until(() -> agency.rejectionOf(sent).isPresent());
        Rejection rejection = agency.rejectionOf(sent).orElseThrow().rejection();
        assertThat(rejection.getCode()).isEqualTo(code);
        assertThat(rejection.getField()).isEqualTo(field);
        assertThat(rejection.getMessage()).isNotBlank().contains(inMessage);
        assertThat(rejection.getTimestamp()).isEqualTo(sent.at());
        assertThat(rejection.getKey()).isEqualTo(wrap(sent.key()));
        assertThat(rejection.getValue()).isEqualTo(wrap(sent.value()));

        JsonNode shown = shown(sent);
        assertThat(shown.path("code").asText()).isEqualTo(code);
        assertThat(shown.path("field").asText(null)).isEqualTo(field);
        assertThat(shown.path("message").asText()).isEqualTo(rejection.getMessage());
        assertThat(Instant.parse(shown.path("timestamp").asText())).isEqualTo(sent.at());
        assertThat(shown.path("keyBytes").asInt(-1)).isEqualTo(sent.key() == null ? -1 : sent.key().length);
        assertThat(shown.path("valueBytes").asInt(-1)).isEqualTo(sent.value() == null ? -1 : sent.value().length);
    }

    private JsonNode shown(RejectionsAgency.Sent sent) {
        for (JsonNode entry : client.api("/api/v1/rejections?limit=20").path("rejections")) {
            if (entry.path("topic").asText().equals(sent.topic())
                    && entry.path("partition").asInt() == sent.partition()
                    && entry.path("offset").asLong() == sent.offset()) {
                return entry;
            }
        }
        throw new AssertionError("not among the newest rejections: " + sent.topic() + " at " + sent.offset());
    }

    private byte[] milestone() {
        return client.encoder(Topics.MILESTONES)
                .encode(MilestoneUpdate.newBuilder()
                        .setAgency(RejectionsAgency.ID)
                        .setInitiative(RejectionsAgency.INITIATIVE)
                        .setReportId("other-kind")
                        .setPeriodStart("2024-03-01")
                        .setPeriodEnd("2024-03-31")
                        .setSubmittedAt(Instant.parse("2024-04-01T00:00:00Z"))
                        .setMilestone("other-kind")
                        .setTitle("On a topic of another kind")
                        .setStatus("ACHIEVED")
                        .build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
