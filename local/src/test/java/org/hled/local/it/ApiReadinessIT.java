package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API shows nothing until it has caught up, and then what every other one shows. */
@ExtendWith(SharedStack.class)
class ApiReadinessIT {

    private static final String INITIATIVE = "readiness";
    private static final String AGENCY = "us-readiness";
    private static final int REPORTS = 400;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration RAPID = Duration.ofMillis(10);

    private static final String OURS = "/api/v1/totals?scope=initiative&id=" + INITIATIVE
            + "&period=all&period=2024&period=2024-Q1&period=2024-03";
    private static final String ALL = "/api/v1/totals?scope=programme&scope=pillar&scope=initiative&limit=10000";

    private final ObjectMapper json = new ObjectMapper();

    /** What an API that starts has answered; empty where it did not answer yet. */
    private record Seen(Optional<HttpResponse<String>> totals, Optional<HttpResponse<String>> readiness) {}

    @Test
    void anApiThatStartsShowsNothingUntilItHasCaughtUp(Stack stack) throws Exception {
        Part second = stack.api(1);
        try (Client client = new Client(stack);
                HttpClient http = HttpClient.newHttpClient()) {
            publish(client);
            JsonNode before = client.api(OURS).path("totals");
            assertThat(before).hasSize(4);

            // When another one starts, and is asked again and again.
            second.launch();
            List<Seen> seen = new CopyOnWriteArrayList<>();
            await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(RAPID).until(() -> {
                seen.add(new Seen(get(http, second, OURS), get(http, second, "/health/readiness")));
                return isOk(seen.getLast().readiness());
            });

            // Then it first said that it is not ready, and never showed fewer totals or others than the first API has.
            assertThat(seen)
                    .anyMatch(one -> hasStatus(one.totals(), 503))
                    .anyMatch(one -> hasStatus(one.readiness(), 503));
            assertThat(seen)
                    .allSatisfy(one -> one.totals().ifPresent(answer -> {
                        assertThat(answer.statusCode()).isIn(200, 503);
                        if (answer.statusCode() == 200) {
                            assertThat(parse(answer).path("totals")).isEqualTo(before);
                        }
                    }));
            // And once it is ready it shows the same as the first, version for version.
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(parse(client.get(second, ALL))).isEqualTo(parse(client.get(stack.api(0), ALL))));
        } finally {
            second.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALL,
                OURS,
                "/api/v1/pillars/pillar-4",
                "/api/v1/initiatives/" + INITIATIVE,
                "/api/v1/programme",
                "/api/v1/uncounted"
            })
    void everyAnswerOfFiguresSaysAsOfWhen(String path, Stack stack) throws Exception {
        try (Client client = new Client(stack)) {
            publish(client);

            HttpResponse<String> answer = client.get(stack.api(0), path);

            assertThat(answer.statusCode()).isEqualTo(200);
            String asOf = json.readTree(answer.body()).path("asOf").asText();
            assertThat(Instant.parse(asOf)).isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
            assertThat(answer.headers().firstValue("HLED-As-Of")).hasValue(asOf);
        }
    }

    /** Publishes the reports, and waits until the first API shows them; doing it again changes nothing. */
    private static void publish(Client client) {
        try (var producer = client.producer()) {
            producer.send(Entries.record(client, Entries.entry(INITIATIVE, AGENCY, "enrollment.enrolled")));
            var encoder = client.encoder(Topics.ENROLLMENTS);
            for (int i = 0; i < REPORTS; i++) {
                EnrollmentUpdate report = Entries.enrollment(AGENCY, INITIATIVE, "readiness-" + i);
                producer.send(new ProducerRecord<>(
                        Topics.ENROLLMENTS.name(),
                        report.getReportId().getBytes(StandardCharsets.UTF_8),
                        encoder.encode(report)));
            }
            producer.flush();
        }
        await().atMost(LIMIT)
                .until(() ->
                        client.api(OURS).path("totals").path(0).path("reports").asInt() == REPORTS);
    }

    private static Optional<HttpResponse<String>> get(HttpClient http, Part part, String path) {
        try {
            return Optional.of(http.send(
                    HttpRequest.newBuilder(URI.create(part.url() + path)).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static boolean isOk(Optional<HttpResponse<String>> answer) {
        return hasStatus(answer, 200);
    }

    private static boolean hasStatus(Optional<HttpResponse<String>> answer, int status) {
        return answer.filter(given -> given.statusCode() == status).isPresent();
    }

    /** The answer's body, without what depends on the moment of asking. */
    private JsonNode parse(HttpResponse<String> answer) {
        try {
            return ((ObjectNode) json.readTree(answer.body())).without("stale");
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }
}
