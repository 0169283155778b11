package org.hled.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.initiative;
import static org.hled.api.StatusSamples.acknowledged;
import static org.hled.api.StatusSamples.paused;
import static org.hled.api.StatusSamples.pausedWithAlert;
import static org.hled.api.StatusSamples.stalled;
import static org.hled.api.StatusSamples.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.ApiServer;
import org.hled.api.StatusSamples;
import org.hled.api.figures.Status;
import org.hled.api.kafka.TestProducers;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.hled.stall.Acknowledgement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Now is 2024-04-30T12:00:00Z. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersHttpTest {

    private static final String TOKEN = "Bearer the-operator";

    private final ApiServer api = new ApiServer(Map.of("hled.operator-token", "the-operator"));
    private final TestRegistry registry = api.bean(TestRegistry.class);
    private final MockProducer<byte[], byte[]> producer =
            api.bean(TestProducers.class).producer();

    @BeforeEach
    void show() {
        registry.setDown(false);
        SchemaSetup.register(registry, List.of(Topics.ACKNOWLEDGEMENTS));
        producer.clear();
        producer.sendException = null;
        api.show(
                42,
                initiative("stalled", "pillar-1"),
                initiative("acknowledged", "pillar-1"),
                initiative("paused", "pillar-1"),
                initiative("paused-by-catalog", "pillar-1"),
                initiative("paused-with-alert", "pillar-1"),
                initiative("new", "pillar-1"),
                stalled("stalled"),
                acknowledged("acknowledged"),
                paused("paused", Optional.empty()),
                pausedWithAlert("paused-with-alert"),
                status("paused-by-catalog", Status.PAUSED));
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void acknowledgesTheOpenAlert() throws Exception {
        HttpResponse<String> response =
                put("stalled/acknowledgement", "{\"until\":\"2024-05-15T06:00:00Z\",\"note\":\"Asked them, ¡sí!\"}");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body())
                .isEqualTo("{\"initiative\":\"stalled\",\"action\":\"acknowledge\","
                        + "\"alert\":\"stalled/2024-04-27T09:30:00Z\",\"until\":\"2024-05-15T06:00:00Z\","
                        + "\"note\":\"Asked them, ¡sí!\"}");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(written())
                .isEqualTo(Acknowledgement.newBuilder()
                        .setInitiative("stalled")
                        .setAction("acknowledge")
                        .setAlert(StatusSamples.alert("stalled"))
                        .setUntil(Instant.parse("2024-05-15T06:00:00Z"))
                        .setNote("Asked them, ¡sí!")
                        .build());
    }

    @Test
    void acknowledgesAgain() throws Exception {
        assertThat(put("acknowledged/acknowledgement", "{\"until\":\"2024-07-29T12:00:00Z\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(written().getNote()).isEmpty();
    }

    @Test
    void endsAnAcknowledgement() throws Exception {
        HttpResponse<String> response = delete("acknowledged/acknowledgement");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body())
                .isEqualTo("{\"initiative\":\"acknowledged\",\"action\":\"resume\",\"alert\":null,\"until\":null,"
                        + "\"note\":\"\"}");
        assertThat(written())
                .isEqualTo(Acknowledgement.newBuilder()
                        .setInitiative("acknowledged")
                        .setAction("resume")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"until\":null}", "{\"until\":null,\"note\":null}", " { \"note\" : \"\" } "})
    void pausesWithoutEnd(String body) throws Exception {
        assertThat(put("new/pause", body).statusCode()).isEqualTo(202);

        assertThat(written())
                .isEqualTo(Acknowledgement.newBuilder()
                        .setInitiative("new")
                        .setAction("pause")
                        .build());
    }

    @Test
    void pausesUntilATime() throws Exception {
        String note = "é".repeat(2000);

        assertThat(put("stalled/pause", "{\"until\":\"2034-01-01T00:00:00+02:00\",\"note\":\"" + note + "\"}")
                        .statusCode())
                .isEqualTo(202);

        assertThat(written())
                .isEqualTo(Acknowledgement.newBuilder()
                        .setInitiative("stalled")
                        .setAction("pause")
                        .setUntil(Instant.parse("2033-12-31T22:00:00Z"))
                        .setNote(note)
                        .build());
    }

    @Test
    void endsAPause() throws Exception {
        assertThat(delete("paused/pause").statusCode()).isEqualTo(202);

        assertThat(written().getAction()).isEqualTo("resume");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, paused/acknowledgement",
        "PUT, new/acknowledgement",
        "DELETE, stalled/acknowledgement",
        "DELETE, paused/acknowledgement",
        "DELETE, new/acknowledgement",
        "PUT, paused-with-alert/acknowledgement",
        "DELETE, paused-with-alert/acknowledgement",
        "DELETE, stalled/pause",
        "DELETE, acknowledged/pause",
        "DELETE, paused-by-catalog/pause",
        "DELETE, new/pause"
    })
    void refusesWhatCannotBeDoneAsThingsStand(String method, String path) {
        HttpResponse<String> response =
                send(method, path, method.equals("PUT") ? "{\"until\":\"2024-05-15T06:00:00Z\"}" : "");

        expectProblem(response, 409);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, unheard-of/acknowledgement",
        "DELETE, unheard-of/acknowledgement",
        "PUT, unheard-of/pause",
        "DELETE, unheard-of/pause"
    })
    void answers404ForAnInitiativeThatTheCatalogDoesNotHave(String method, String path) {
        expectProblem(send(method, path, method.equals("PUT") ? "{\"until\":\"2024-05-15T06:00:00Z\"}" : ""), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acknowledgement | `` | #",
                "acknowledgement | until | #",
                "acknowledgement | [] | #",
                "acknowledgement | \"x\" | #",
                "acknowledgement | {\"until\":\"2024-05-15T06:00:00Z\" | #",
                "acknowledgement | {\"until\":\"2024-05-15T06:00:00Z\"} {} | #",
                "acknowledgement | {\"until\":\"2024-05-15T06:00:00Z\",\"until\":null} | #",
                "acknowledgement | {} | #/until",
                "acknowledgement | {\"until\":null} | #/until",
                "acknowledgement | {\"until\":1715752800000} | #/until",
                "acknowledgement | {\"until\":{\"at\":1}} | #/until",
                "acknowledgement | {\"until\":\"tomorrow\"} | #/until",
                "acknowledgement | {\"until\":\"2024-05-15\"} | #/until",
                "acknowledgement | {\"until\":\"2024-04-30T12:00:00.000999Z\"} | #/until",
                "acknowledgement | {\"until\":\"2024-07-29T12:00:00.001Z\"} | #/until",
                "acknowledgement | {\"until\":\"2024-05-15T06:00:00Z\",\"note\":[\"a\",{\"b\":1}]} | #/note",
                "acknowledgement | {\"until\":\"2024-05-15T06:00:00Z\",\"note\":\"\\ud800\"} | #/note",
                "acknowledgement | {\"until\":\"2024-05-15T06:00:00Z\",\"alert\":\"x\"} | #/alert",
                "acknowledgement | {\"until\":\"2024-05-15T06:00:00Z\",\"a/b~\":[{}]} | #/a~1b~0",
                "pause | [] | #",
                "pause | {\"until\":\"2024-04-30T12:00:00Z\"} | #/until",
                "pause | {\"until\":\"+10000-01-01T00:00:00Z\"} | #/until",
                "pause | {\"until\":true} | #/until",
                "pause | {\"untl\":null} | #/untl"
            })
    void refusesABodyThatMakesNoSenseAndNamesTheField(String kind, String body, String pointer) {
        JsonNode problem = expectProblem(put("stalled/" + kind, body), 400);

        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
        assertThat(problem.path("errors").path(0).has("parameter")).isFalse();
        assertThat(problem.path("errors").path(0).path("detail").asText()).isNotBlank();
    }

    @Test
    void refusesABodyBeyondWhatTheParserReads() {
        String number = "{\"until\":%s}".formatted("1".repeat(1001));
        String nested = "{\"until\":%s%s}".formatted("[".repeat(1001), "]".repeat(1001));

        for (String body : List.of(number, nested)) {
            JsonNode errors = expectProblem(put("stalled/pause", body), 400).path("errors");

            assertThat(errors)
                    .extracting(error -> error.path("pointer").asText())
                    .contains("#");
        }
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        String body = "{\"until\":\"tomorrow\",\"note\":\"%s\",\"x\":1}".formatted("n".repeat(2001));

        JsonNode errors = expectProblem(put("stalled/pause", body), 400).path("errors");

        assertThat(errors)
                .extracting(error -> error.path("pointer").asText())
                .containsExactlyInAnyOrder("#/x", "#/until", "#/note");
    }

    @Test
    void refusesParameters() {
        JsonNode problem = expectProblem(put("stalled/pause?until=now", "{}"), 400);

        assertThat(problem.path("errors").path(0).path("parameter").asText()).isEqualTo("until");
    }

    @Test
    void refusesABodyThatIsTooBig() {
        expectProblem(put("stalled/pause", "{\"note\":\"%s\"}".formatted("n".repeat(70_000))), 413);
    }

    @Test
    void refusesAnotherFormat() {
        HttpResponse<String> response = api.send(
                "PUT",
                "/api/v1/initiatives/stalled/pause",
                BodyPublishers.ofString("until=now"),
                "Authorization",
                TOKEN,
                "Content-Type",
                "application/x-www-form-urlencoded");

        expectProblem(response, 415);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, stalled/acknowledgement",
        "DELETE, acknowledged/acknowledgement",
        "PUT, stalled/pause",
        "DELETE, paused/pause",
        "DELETE, unheard-of/pause"
    })
    void needsTheOperatorsToken(String method, String path) {
        for (String given : List.of("", "Bearer", "Bearer another", "Basic the-operator", "Bearer the-operator-2")) {
            HttpResponse<String> response = api.send(
                    method,
                    "/api/v1/initiatives/" + path,
                    BodyPublishers.ofString("{\"until\":\"2024-05-15T06:00:00Z\"}"),
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    given);

            expectProblem(response, 401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @Test
    void isOffWithoutATokenInTheConfiguration() {
        try (ApiServer off = new ApiServer()) {
            off.show(42, initiative("paused", "pillar-1"), paused("paused", Optional.empty()));

            HttpResponse<String> response =
                    off.send("DELETE", "/api/v1/initiatives/paused/pause", "Authorization", "Bearer ");

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(off.bean(TestProducers.class).producer().history()).isEmpty();
        }
    }

    @Test
    void asksToTryAgainWhereTheRegistryDoesNotAnswer() {
        registry.setDown(true);

        HttpResponse<String> response = delete("paused/pause");

        assertThat(expectProblem(response, 503).path("detail").asText()).contains("registry");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void asksToTryAgainWhereTheBrokerDoesNotAnswer() {
        producer.sendException = new TimeoutException("no answer");

        HttpResponse<String> response = delete("paused/pause");

        assertThat(expectProblem(response, 503).path("detail").asText()).contains("broker");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
    }

    /** A problem of this status, and nothing written. */
    private JsonNode expectProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = ApiServer.parse(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(producer.history()).isEmpty();
        return problem;
    }

    /** The one record written. */
    private Acknowledgement written() throws Exception {
        assertThat(producer.history()).hasSize(1);
        var record = producer.history().getFirst();
        Acknowledgement value = new AvroDecoder<>(registry, Acknowledgement.class).decode(record.value());
        assertThat(record.topic()).isEqualTo("hled.acknowledgements");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(value.getInitiative());
        return value;
    }

    private HttpResponse<String> put(String path, String body) {
        return send("PUT", path, body);
    }

    private HttpResponse<String> delete(String path) {
        return send("DELETE", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return api.send(
                method,
                "/api/v1/initiatives/" + path,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                "Authorization",
                TOKEN,
                "Content-Type",
                "application/json");
    }
}
