package org.hled.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hled.api.Samples.initiative;
import static org.hled.api.Samples.total;
import static org.hled.api.StatusSamples.status;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.api.ApiServer;
import org.hled.api.Samples;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.Row;
import org.hled.api.figures.Status;
import org.hled.api.figures.TestTime;
import org.hled.api.figures.WholeChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamHttpTest {

    private static final String PEOPLE = "pillar/pillar-4/enrollment.enrolled/people/all";
    private static final String OF_FIRST = "initiative/first/enrollment.enrolled/people/all";

    private final ApiServer api = new ApiServer(Map.of("hled.stream.most", 3));

    @AfterEach
    void close() {
        api.close();
    }

    private void showSome() {
        api.show(
                42,
                initiative("first", "pillar-4"),
                initiative("second", "pillar-1"),
                status("first", Status.ON_TRACK),
                total(PEOPLE, "5000", 1),
                total(OF_FIRST, "5000", 1));
    }

    private void change(long version, Row... rows) {
        api.bean(LiveFigures.class).apply(new WholeChange<>(version, Samples.AS_OF, List.of(rows)));
    }

    private SseClient follow(String query, String... headers) {
        return new SseClient(api.uri("/api/v1/stream" + query), headers);
    }

    @Test
    void beginsWithASnapshotAndTellsEachChange() {
        showSome();
        try (SseClient client = follow("?id=pillar-4")) {
            await().untilAsserted(() -> assertThat(client.followed.types()).containsExactly("snapshot"));
            var snapshot = client.followed.last("snapshot");
            assertThat(snapshot.id()).contains("42");
            assertThat(snapshot.data().path("version").asLong()).isEqualTo(42);
            assertThat(snapshot.data().path("asOf").asText()).isEqualTo("2024-04-30T12:00:00Z");
            assertThat(snapshot.data().path("stale").asBoolean()).isFalse();
            assertThat(snapshot.data().path("totals"))
                    .isEqualTo(api.json("/api/v1/totals?id=pillar-4").path("totals"));
            assertThat(snapshot.data().path("statuses"))
                    .isEqualTo(api.json("/api/v1/initiatives?pillar=pillar-4").path("initiatives"));

            change(43, total(PEOPLE, "6000", 2), total(OF_FIRST, "6000", 2));

            await().untilAsserted(() -> assertThat(client.followed.types()).containsExactly("snapshot", "total"));
            assertThat(client.followed.last("total").id()).contains("43");
            assertThat(client.followed.last("total").data().path("totals"))
                    .isEqualTo(api.json("/api/v1/totals?id=pillar-4").path("totals"));

            change(44, status("first", Status.LATE), total(PEOPLE, "7000", 3));

            await().untilAsserted(() ->
                    assertThat(client.followed.types()).containsExactly("snapshot", "total", "total", "status"));
            assertThat(client.followed.last("total").id())
                    .as("a client that is cut off here goes on from 43")
                    .isEmpty();
            assertThat(client.followed.last("status").id()).contains("44");
            assertThat(client.followed
                            .last("status")
                            .data()
                            .path("statuses")
                            .path(0)
                            .path("status")
                            .asText())
                    .isEqualTo("late");
        }
    }

    @Test
    void tellsNothingOfWhatWasNotAskedFor() {
        showSome();
        try (SseClient client = follow("?scope=initiative&id=second");
                SseClient other = follow("?scope=initiative&id=first")) {
            await().until(() -> client.followed.types().size() == 1
                    && other.followed.types().size() == 1);

            change(43, total(OF_FIRST, "6000", 2), status("first", Status.LATE));

            await().until(() -> other.followed.types().size() == 3);
            assertThat(client.followed.types()).containsExactly("snapshot");
            assertThat(client.followed.statuses).containsOnlyKeys("second");
        }
    }

    @Test
    void goesOnAfterTheLastEventThatAClientHas() {
        showSome();
        change(43, total(PEOPLE, "6000", 2));
        change(44, total("pillar/pillar-4/investment.pledged/USD/all", "1", 1));
        try (SseClient client = follow("?id=pillar-4", "Last-Event-ID", "43")) {
            await().untilAsserted(() -> assertThat(client.followed.types()).containsExactly("total", "heartbeat"));
            assertThat(client.followed.totals).containsOnlyKeys("pillar/pillar-4/investment.pledged/USD/all");
            assertThat(client.followed.lastId).contains("44");
        }
    }

    @Test
    void answersAtOnceThatNothingHasChanged() {
        showSome();
        try (SseClient client = follow("", "Last-Event-ID", "42")) {
            await().untilAsserted(() -> assertThat(client.followed.types()).containsExactly("heartbeat"));
            assertThat(client.followed.lastId).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "43", "none", "-1", "42-silent", "99999999999999999999"})
    void beginsAnewWhereItCannotGoOn(String lastEventId) {
        showSome();
        try (SseClient client = follow("", "Last-Event-ID", lastEventId)) {
            await().untilAsserted(() -> assertThat(client.followed.types()).containsExactly("snapshot"));
        }
    }

    @Test
    void beatsEvery15SecondsAndAtOnceWhenTheFiguresBecomeStale() {
        showSome();
        try (SseClient client = follow("")) {
            await().until(() -> client.followed.types().size() == 1);

            api.advance(Duration.ofSeconds(15));

            await().untilAsserted(() -> assertThat(client.followed.types()).containsExactly("snapshot", "heartbeat"));
            var heartbeat = client.followed.last("heartbeat");
            assertThat(heartbeat.id()).isEmpty();
            assertThat(heartbeat.data())
                    .hasToString("{\"asOf\":\"2024-04-30T12:00:00Z\",\"version\":42,\"stale\":false}");

            api.bean(TestTime.class).advance(Duration.ofSeconds(11));

            await().until(() -> client.followed.types().size() == 3);
            assertThat(client.followed.last("heartbeat").data().path("stale").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void tellsThatStatusesAreUnknownOnceThePipelineIsSilent() {
        showSome();
        api.pulse(42);
        try (SseClient client = follow("?scope=initiative&id=first")) {
            await().until(() -> client.followed.types().size() == 1);

            api.advance(Duration.ofSeconds(31));

            await().untilAsserted(() -> assertThat(client.followed.types()).endsWith("status", "heartbeat"));
            assertThat(client.followed.statuses.get("first").path("status").asText())
                    .isEqualTo("unknown");
            assertThat(client.followed.lastId).contains("42-silent");

            api.pulse(42);

            await().untilAsserted(() -> assertThat(
                            client.followed.statuses.get("first").path("status").asText())
                    .isEqualTo("on-track"));
            assertThat(client.followed.lastId).contains("42");
        }
    }

    @Test
    void sendsASnapshotWhenEverythingHasBeenReadAgain() {
        showSome();
        try (SseClient client = follow("")) {
            await().until(() -> client.followed.types().size() == 1);

            api.show(42, total(PEOPLE, "5001", 1));

            await().untilAsserted(() -> assertThat(client.followed.types()).containsExactly("snapshot", "snapshot"));
            assertThat(client.followed.value(PEOPLE)).contains("5001");
        }
    }

    @Test
    void anEventOfManyPiecesArrivesWhole() {
        Row[] many = new Row[20_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = total("programme/hled/measure." + i + "/people/all", "1", 1);
        }
        api.show(42, many);
        try (SseClient client = follow("?scope=programme")) {
            await().untilAsserted(() -> assertThat(client.followed.types()).containsExactly("snapshot"));
            assertThat(client.followed.totals).hasSize(many.length);

            change(43, total("programme/hled/measure.7/people/all", "2", 2));

            await().until(() -> client.followed.types().equals(List.of("snapshot", "total")));
            assertThat(client.followed.value("programme/hled/measure.7/people/all"))
                    .contains("2");
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsUpNobodyAndIsCut() throws IOException {
        showSome();
        try (SseClient client = follow("?id=pillar-4");
                Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(
                    new InetSocketAddress(api.uri("/").getHost(), api.uri("/").getPort()));
            deaf.getOutputStream()
                    .write(
                            "GET /api/v1/stream?scope=pillar&scope=programme&id=pillar-4&id=hled HTTP/1.1\r\nHost: x\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> metric("hled_stream_clients") == 2);

            Row[] many = new Row[5000];
            for (int i = 0; i < many.length; i++) {
                many[i] = total("programme/hled/measure." + i + "/people/all", "1", 1);
            }
            // Until more has been sent than the buffers of a connection hold, and patience is over.
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        change(nextVersion(), many);
                        api.advance(Duration.ofSeconds(5));
                        return metric("hled_stream_clients") == 1;
                    });

            change(nextVersion(), total(PEOPLE, "9999", 2));
            await().until(() -> client.followed.value(PEOPLE).equals(Optional.of("9999")));
            assertThat(metric("hled_stream_events_total")).isGreaterThan(2);
        }
    }

    private long nextVersion() {
        return api.bean(LiveFigures.class).stamp().orElseThrow().version() + 1;
    }

    private double metric(String name) {
        return api.get("/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void opensNoMoreStreamsThanAllowed() {
        showSome();
        try (SseClient first = follow("");
                SseClient second = follow("");
                SseClient third = follow("")) {
            await().until(() -> metric("hled_stream_clients") == 3);

            HttpResponse<String> refused = api.get("/api/v1/stream");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            first.close();
            await().until(() -> metric("hled_stream_clients") == 2);
            try (SseClient fourth = follow("")) {
                assertThat(fourth.response().statusCode()).isEqualTo(200);
                await().until(() -> fourth.followed.types().size() == 1);
            }
            assertThat(second.followed.types()).isEqualTo(third.followed.types());
        }
    }

    @Test
    void saysThatItIsNotToBeKeptNorHeldBackNorCompressed() {
        showSome();
        try (SseClient client = follow("", "Accept-Encoding", "gzip", "Accept", "text/event-stream")) {
            var headers = client.response().headers();
            assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Content-Encoding")).contains("identity");
            await().until(() -> client.followed.types().equals(List.of("snapshot")));
        }
    }

    @Test
    void answersAsTotalsDoesToWhatMakesNoSense() {
        assertThat(api.get("/api/v1/stream").statusCode()).isEqualTo(503);
        showSome();

        assertThat(api.get("/api/v1/stream?period=2024-13", "Accept", "text/event-stream")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/stream?limit=3").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/stream?id=nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void endsTheStreamsWhenTheServiceStops() {
        showSome();
        try (SseClient client = follow("")) {
            await().until(() -> client.followed.types().size() == 1);

            api.close();

            await().until(client::hasEnded);
        }
    }
}
