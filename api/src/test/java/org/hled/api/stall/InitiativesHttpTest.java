package org.hled.api.stall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.initiative;
import static org.hled.api.Samples.removed;
import static org.hled.api.StatusSamples.acknowledged;
import static org.hled.api.StatusSamples.paused;
import static org.hled.api.StatusSamples.stalled;
import static org.hled.api.StatusSamples.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.api.ApiServer;
import org.hled.api.StatusSamples;
import org.hled.api.figures.Row;
import org.hled.api.figures.Status;
import org.hled.api.figures.StatusRow;
import org.hled.api.figures.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitiativesHttpTest {

    private static final Row[] ROWS = {
        initiative("new", "pillar-1"),
        initiative("awaiting", "pillar-1"),
        initiative("on-track", "pillar-2"),
        initiative("late", "pillar-2"),
        initiative("stalled", "pillar-3"),
        initiative("acknowledged", "pillar-3"),
        initiative("paused", "pillar-4"),
        initiative("closed", "pillar-4"),
        removed("gone"),
        status("awaiting", Status.AWAITING),
        StatusSamples.withPace(
                "on-track",
                new StatusRow.Pace(
                        "enrollment.enrolled",
                        "people",
                        "5000",
                        "2025-12-31",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("100"),
                        Optional.empty())),
        status("late", Status.LATE, "flat", "rejected"),
        stalled("stalled"),
        acknowledged("acknowledged"),
        paused("paused", Optional.of(Instant.parse("2024-06-01T00:00:00Z"))),
        status("closed", Status.CLOSED),
        stalled("gone")
    };

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void show() {
        api.show(42, ROWS);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void givesTheInitiativesOfTheCatalogByIdAndNoOthers() {
        JsonNode answer = api.json("/api/v1/initiatives");

        assertThat(answer.toString())
                .startsWith("{\"asOf\":\"2024-04-30T12:00:00Z\",\"version\":42,\"stale\":false,\"initiatives\":[{");
        assertThat(answer.has("next")).isFalse();
        assertThat(ids(answer))
                .containsExactly("acknowledged", "awaiting", "closed", "late", "new", "on-track", "paused", "stalled");
    }

    @Test
    void givesEachFieldOfAnAlert() {
        assertThat(of("acknowledged"))
                .hasToString("{\"id\":\"acknowledged\",\"pillar\":\"pillar-3\","
                        + "\"title\":{\"en\":\"Title of acknowledged\",\"es\":\"Título de acknowledged\"},"
                        + "\"status\":\"stalled\",\"reasons\":[\"silent\"],\"since\":\"2024-04-20T00:00:00Z\","
                        + "\"lastReport\":\"2024-03-20T09:30:00Z\",\"lastRejection\":null,"
                        + "\"due\":\"2024-04-20T09:30:00Z\",\"stallsAt\":\"2024-04-27T09:30:00Z\",\"nextCheck\":null,"
                        + "\"pause\":null,\"alert\":{\"id\":\"acknowledged/2024-04-27T09:30:00Z\","
                        + "\"raisedAt\":\"2024-04-27T09:30:00Z\",\"reminders\":1,"
                        + "\"remindedAt\":\"2024-04-28T09:30:00Z\","
                        + "\"acknowledgement\":{\"until\":\"2024-05-15T00:00:00Z\",\"note\":\"=asked them\"}},"
                        + "\"targets\":[]}");
        assertThat(of("stalled").path("alert").path("acknowledgement").isNull()).isTrue();
    }

    @Test
    void givesPauseAndPace() {
        assertThat(of("paused").path("pause"))
                .hasToString("{\"until\":\"2024-06-01T00:00:00Z\",\"note\":\"elections\"}");
        assertThat(of("on-track").path("targets"))
                .hasToString("[{\"measure\":\"enrollment.enrolled\",\"unit\":\"people\",\"value\":\"5000\","
                        + "\"due\":\"2025-12-31\",\"actual\":null,\"expected\":null,\"behindBy\":\"100\","
                        + "\"movedAt\":null}]");
    }

    @Test
    void doesNotKnowAnInitiativeOfWhichNothingHasBeenSaid() {
        assertThat(of("new").toString())
                .contains("\"status\":\"unknown\",\"reasons\":[],\"since\":null,\"lastReport\":null,"
                        + "\"lastRejection\":null,\"due\":null,\"stallsAt\":null,\"nextCheck\":null,"
                        + "\"pause\":null,\"alert\":null,\"targets\":[]");
    }

    @ParameterizedTest
    @CsvSource({
        "awaiting, 2024-04-20T09:30:00Z",
        "on-track, 2024-04-20T09:30:00Z",
        "late, 2024-04-27T09:30:00Z",
        "stalled, null",
        "paused, null",
        "closed, null"
    })
    void tellsWhenTheStatusChangesByItself(String id, String expected) {
        assertThat(of(id).path("nextCheck").asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "status=stalled, acknowledged stalled",
        "status=late&status=closed, closed late",
        "status=unknown, new",
        "reason=behind, on-track",
        "reason=silent&reason=rejected, acknowledged late stalled",
        "pillar=pillar-1&pillar=pillar-4, awaiting closed new paused",
        "pillar=pillar-3&status=stalled&reason=silent, acknowledged stalled",
        "pillar=pillar-3&status=late, ''"
    })
    void filters(String query, String expected) {
        assertThat(String.join(" ", ids(api.json("/api/v1/initiatives?" + query))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "status=Stalled, status",
        "status=, status",
        "reason=lazy, reason",
        "pillar=pillar-9, pillar",
        "limit=0, limit",
        "cursor=x, cursor",
        "state=late, state"
    })
    void refusesAParameterThatMakesNoSenseAndNamesIt(String query, String parameter) {
        HttpResponse<String> response = api.get("/api/v1/initiatives?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode errors = ApiServer.parse(response).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("parameter").asText()).isEqualTo(parameter);
        assertThat(errors.path(0).has("pointer")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void pagesGiveTogetherWhatOneAnswerGives(int limit) {
        String query = "/api/v1/initiatives?status=stalled&status=late&status=on-track&status=paused";
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.json(query + "&limit=" + limit + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.path("initiatives").size()).isBetween(1, limit);
            paged.addAll(ids(page));
            next = page.path("next").asText();
        } while (!next.isEmpty());

        assertThat(paged).isEqualTo(ids(api.json(query))).hasSize(5);
    }

    @Test
    void givesCsv() {
        assertThat(api.get("/api/v1/initiatives?pillar=pillar-3&pillar=pillar-4", "Accept", "text/csv")
                        .body())
                .isEqualTo("""
                        id,pillar,titleEn,titleEs,status,reasons,since,lastReport,lastRejection,due,stallsAt,nextCheck,\
                        pausedByOperator,pausedUntil,pauseNote,alert,raisedAt,reminders,remindedAt,acknowledgedUntil,\
                        acknowledgementNote
                        acknowledged,pillar-3,Title of acknowledged,Título de acknowledged,stalled,silent,\
                        2024-04-20T00:00:00Z,2024-03-20T09:30:00Z,,2024-04-20T09:30:00Z,2024-04-27T09:30:00Z,,false,,,\
                        acknowledged/2024-04-27T09:30:00Z,2024-04-27T09:30:00Z,1,2024-04-28T09:30:00Z,\
                        2024-05-15T00:00:00Z,'=asked them
                        closed,pillar-4,Title of closed,Título de closed,closed,,2024-04-20T00:00:00Z,\
                        2024-03-20T09:30:00Z,,2024-04-20T09:30:00Z,2024-04-27T09:30:00Z,,false,,,,,,,,
                        paused,pillar-4,Title of paused,Título de paused,paused,,2024-04-20T00:00:00Z,\
                        2024-03-20T09:30:00Z,,2024-04-20T09:30:00Z,2024-04-27T09:30:00Z,,true,2024-06-01T00:00:00Z,\
                        elections,,,,,,
                        stalled,pillar-3,Title of stalled,Título de stalled,stalled,silent,2024-04-20T00:00:00Z,\
                        2024-03-20T09:30:00Z,,2024-04-20T09:30:00Z,2024-04-27T09:30:00Z,,false,,,\
                        stalled/2024-04-27T09:30:00Z,2024-04-27T09:30:00Z,1,2024-04-28T09:30:00Z,,
                        """.replace("\n", "\r\n"));
    }

    @Test
    void cannotTellWhoReportsWhileThePipelineIsSilent() {
        api.pulse(42);
        String tag = api.get("/api/v1/initiatives").headers().firstValue("ETag").orElseThrow();

        api.advance(Duration.ofSeconds(31));

        HttpResponse<String> response = api.get("/api/v1/initiatives", "If-None-Match", tag);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = ApiServer.parse(response);
        assertThat(answer.path("stale").asBoolean()).isTrue();
        assertThat(answer.path("initiatives"))
                .extracting(initiative -> initiative.path("status").asText())
                .containsExactly("unknown", "unknown", "closed", "unknown", "unknown", "unknown", "paused", "unknown");
        JsonNode late = of("late");
        assertThat(late.path("reasons")).hasSize(2);
        assertThat(late.path("due").asText()).isEqualTo("2024-04-20T09:30:00Z");
        assertThat(late.path("nextCheck").isNull()).isTrue();
        assertThat(ids(api.json("/api/v1/initiatives?status=stalled"))).isEmpty();

        api.pulse(42);
        assertThat(of("late").path("status").asText()).isEqualTo("late");
    }

    @Test
    void saysWhatItLastKnewWhileOnlyThisServiceIsBehind() {
        api.bean(TestTime.class).advance(Duration.ofSeconds(11));

        assertThat(api.json("/api/v1/initiatives").path("stale").asBoolean()).isTrue();
        assertThat(of("late").path("status").asText()).isEqualTo("late");
    }

    @Test
    void countsInitiativesByStatusAndOpenAlerts() {
        assertThat(api.get("/prometheus").body())
                .contains("hled_initiatives{status=\"awaiting\"} 1.0")
                .contains("hled_initiatives{status=\"on-track\"} 1.0")
                .contains("hled_initiatives{status=\"late\"} 1.0")
                .contains("hled_initiatives{status=\"stalled\"} 2.0")
                .contains("hled_initiatives{status=\"paused\"} 1.0")
                .contains("hled_initiatives{status=\"closed\"} 1.0")
                .contains("hled_initiatives{status=\"unknown\"} 1.0")
                .contains("hled_alerts_open 3.0");

        api.show(43, initiative("first", "pillar-1"), status("first", Status.LATE));

        assertThat(api.get("/prometheus").body())
                .contains("hled_initiatives{status=\"stalled\"} 0.0")
                .contains("hled_initiatives{status=\"late\"} 1.0")
                .contains("hled_alerts_open 0.0");
    }

    private JsonNode of(String id) {
        for (JsonNode initiative : api.json("/api/v1/initiatives").path("initiatives")) {
            if (initiative.path("id").asText().equals(id)) {
                return initiative;
            }
        }
        throw new AssertionError("no initiative " + id);
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("initiatives")
                .forEach(initiative -> ids.add(initiative.path("id").asText()));
        return ids;
    }
}
