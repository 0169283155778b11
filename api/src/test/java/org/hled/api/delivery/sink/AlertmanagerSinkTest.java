package org.hled.api.delivery.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hled.stall.Alert;
import org.junit.jupiter.api.Test;

class AlertmanagerSinkTest {

    private static final Instant NOW = Instant.parse("2024-06-20T00:00:00Z");
    private static final Duration RESEND = Duration.ofMinutes(1);

    private final Sink sink = TestSinks.alertmanager("http://alertmanager:9093/base/", RESEND);

    @Test
    void postsToTheApiBelowItsUrl() {
        Outgoing outgoing = sink.transition(Alerts.raised("first"), NOW).orElseThrow();

        assertThat(outgoing.endpoint().uri()).hasToString("http://alertmanager:9093/base/api/v2/alerts");
    }

    @Test
    void saysWhatAndWhy() {
        JsonNode posted = posted(sink.transition(Alerts.raised("first"), NOW)).path(0);

        assertThat(posted.path("labels"))
                .hasToString("{\"alert\":\"first/2024-06-11T06:00:00Z\",\"alertname\":\"InitiativeStalled\","
                        + "\"initiative\":\"first\",\"severity\":\"warning\"}");
        assertThat(posted.path("annotations").path("summary").asText()).isEqualTo("Stalled: Title of first (first)");
        assertThat(posted.path("annotations").path("agencies").asText()).isEqualTo("mx-sep,us-usaid");
        assertThat(posted.path("annotations").path("pillar").asText()).isEqualTo("pillar-2");
        assertThat(posted.path("startsAt").asText()).isEqualTo("2024-06-11T06:00:00Z");
        assertThat(posted.path("endsAt").asText()).isEqualTo("2024-06-20T00:03:00Z");
    }

    @Test
    void resolvesTheSameAlertThoughTheCatalogHasChanged() {
        Alert resolved = Alert.newBuilder(Alerts.resolved("first"))
                .setPillar("")
                .setTitle(null)
                .setAgencies(List.of())
                .setReasons(List.of("behind"))
                .build();

        JsonNode raised = posted(sink.transition(Alerts.raised("first"), NOW)).path(0);
        JsonNode end = posted(sink.transition(resolved, NOW)).path(0);

        assertThat(end.path("labels")).isEqualTo(raised.path("labels"));
        assertThat(end.path("startsAt")).isEqualTo(raised.path("startsAt"));
        assertThat(end.path("endsAt").asText()).isEqualTo(Alerts.RESOLVED_AT.toString());
    }

    @Test
    void neverEndsBeforeItStartsThoughClocksDiffer() {
        Instant early = Alerts.RAISED_AT.minus(Duration.ofDays(1));
        Alert resolved = Alert.newBuilder(Alerts.resolved("first")).setAt(early).build();

        assertThat(posted(sink.transition(resolved, NOW)).path(0).path("endsAt").asText())
                .isEqualTo(Alerts.RAISED_AT.toString());
        assertThat(posted(sink.transition(Alerts.raised("first"), early))
                        .path(0)
                        .path("endsAt")
                        .asText())
                .isEqualTo(Alerts.RAISED_AT.toString());
    }

    @Test
    void endsATestByItself() {
        JsonNode test = posted(sink.transition(Alerts.test("one"), NOW)).path(0);

        assertThat(test.path("labels").path("alertname").asText()).isEqualTo("HledTestAlert");
        assertThat(test.path("endsAt").asText()).isEqualTo("2024-06-20T00:01:00Z");
    }

    @Test
    void sendsWhatIsOpenAgainWhenItIsTime() {
        Open open = new Open(List.of(Alerts.raised("first"), Alerts.raised("second")));

        Optional<Outgoing> first = sink.due(open, Optional.empty(), NOW);
        assertThat(posted(first)).hasSize(2);
        assertThat(first.orElseThrow().id()).isEmpty();

        // Not accepted: still due.
        assertThat(sink.due(open, Optional.empty(), NOW.plusSeconds(1))).isPresent();
        sink.accepted(first.orElseThrow(), NOW.plusSeconds(1));
        assertThat(sink.due(open, Optional.empty(), NOW.plusSeconds(60))).isEmpty();
        assertThat(posted(sink.due(open, Optional.empty(), NOW.plusSeconds(61)))
                        .path(0)
                        .path("endsAt")
                        .asText())
                .isEqualTo("2024-06-20T00:04:01Z");
    }

    @Test
    void sendsAgainThoughTheClockIsSetBack() {
        Open open = new Open(List.of(Alerts.raised("first")));
        sink.accepted(sink.due(open, Optional.empty(), NOW).orElseThrow(), NOW);

        assertThat(sink.due(open, Optional.empty(), NOW.minus(Duration.ofDays(1))))
                .isPresent();
    }

    @Test
    void sendsNothingWhereNothingIsOpen() {
        assertThat(sink.due(new Open(List.of()), Optional.empty(), NOW)).isEmpty();
    }

    private static JsonNode posted(Optional<Outgoing> outgoing) {
        try {
            return new ObjectMapper().readTree(outgoing.orElseThrow().body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record Open(List<Alert> known) implements OpenAlertsView {
        @Override
        public Optional<Settled> settled() {
            return Optional.of(new Settled(known, true));
        }
    }
}
