package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.hled.api.ApiServer;
import org.hled.api.delivery.sink.Alerts;
import org.hled.api.kafka.CommittedOffsets;
import org.hled.api.kafka.TestConsumers;
import org.hled.api.kafka.TestProducers;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.TestRegistry;
import org.hled.stall.Alert;
import org.junit.jupiter.api.Test;

class AlertsHttpTest {

    private static final String TOKEN = "the operator's token";
    private static final Map<String, Object> SETTINGS = Map.of(
            "hled.operator-token", TOKEN,
            "hled.alertmanager.url", "http://user:hush@alertmanager.example/hush",
            "hled.webhooks.ops.url", "https://ops.example/hush?token=hush",
            "hled.webhooks.ops.secret", "hush-hush-hush-hush-hush-hush");

    private final AlertTopic topic = new AlertTopic();

    @Test
    void givesTransitionsNewestFirstWithAllFacts() {
        try (ApiServer api = server(Map.of())) {
            topic.publish(Alerts.raised("first"), Alerts.resolved("first"));

            JsonNode answer = api.json("/api/v1/alerts");

            assertThat(answer.path("alerts").findValuesAsText("transition")).containsExactly("resolved", "raised");
            assertThat(answer.path("alerts").path(0).path("resolution").asText())
                    .isEqualTo("reported");
            assertThat(answer.path("alerts").path(1).path("title").path("es").asText())
                    .isEqualTo("Título de first");
            assertThat(answer.path("sinks")).isEmpty();
            assertThat(answer.has("next")).isFalse();
        }
    }

    @Test
    void pagesThroughThoseOfAnInitiative() {
        try (ApiServer api = server(Map.of())) {
            topic.publish(
                    Alerts.raised("first"),
                    Alerts.raised("other"),
                    Alerts.reminder("first", 1),
                    Alerts.resolved("first"));

            JsonNode page = api.json("/api/v1/alerts?initiative=first&limit=2");
            assertThat(page.path("alerts").findValuesAsText("transition")).containsExactly("resolved", "reminder");
            JsonNode last = api.json("/api/v1/alerts?initiative=first&limit=2&cursor="
                    + page.path("next").asText());
            assertThat(last.path("alerts").findValuesAsText("id")).containsExactly(Alerts.id("first") + "/raised");
            assertThat(last.has("next")).isFalse();
        }
    }

    @Test
    void tellsHowTheDeliveryStandsAndNothingSecret() {
        try (ApiServer api = server(SETTINGS)) {
            topic.publish(Alerts.raised("first"), Alerts.raised("second"));
            DeliveryState failing = DeliveryState.INITIAL
                    .delivered(Alerts.id("first") + "/raised", Instant.now())
                    .failed(Instant.now(), "The receiver answered with HTTP status 500.");
            api.bean(Offsets.class)
                    .committed
                    .put(
                            "hled-alerts-ops",
                            new OffsetAndMetadata(1, StateJson.write(ObjectMapper.getDefault(), failing)));

            JsonNode sinks = api.json("/api/v1/alerts").path("sinks");

            assertThat(sinks.path(0).path("name").asText()).isEqualTo("alertmanager");
            assertThat(sinks.path(0).path("state").asText()).isEqualTo("standby");
            assertThat(sinks.path(0).path("pending").asInt()).isEqualTo(2);
            assertThat(sinks.path(0).path("lastDelivered").isNull()).isTrue();
            assertThat(sinks.path(1).path("name").asText()).isEqualTo("ops");
            assertThat(sinks.path(1).path("kind").asText()).isEqualTo("events");
            assertThat(sinks.path(1).path("host").asText()).isEqualTo("ops.example");
            assertThat(sinks.path(1).path("state").asText()).isEqualTo("failing");
            assertThat(sinks.path(1).path("pending").asInt()).isEqualTo(1);
            assertThat(sinks.path(1).path("attempts").asInt()).isEqualTo(1);
            assertThat(sinks.path(1).path("lastError").asText())
                    .isEqualTo("The receiver answered with HTTP status 500.");
            assertThat(sinks.path(1).path("lastDelivered").path("id").asText())
                    .isEqualTo(Alerts.id("first") + "/raised");
            assertThat(sinks.toString()).doesNotContain("hush");
        }
    }

    @Test
    void tellsASinkThatFailsForLongForDead() {
        try (ApiServer api = server(SETTINGS)) {
            DeliveryState dead =
                    DeliveryState.INITIAL.failed(Instant.now().minus(Duration.ofMinutes(61)), "It is down.");
            api.bean(Offsets.class)
                    .committed
                    .put("hled-alerts-ops", new OffsetAndMetadata(0, StateJson.write(ObjectMapper.getDefault(), dead)));

            assertThat(api.json("/api/v1/alerts")
                            .path("sinks")
                            .path(1)
                            .path("state")
                            .asText())
                    .isEqualTo("dead");
        }
    }

    @Test
    void sendsATestForTheOperator() throws Exception {
        try (ApiServer api = server(SETTINGS)) {
            assertThat(api.send("POST", "/api/v1/alerts/test").statusCode()).isEqualTo(401);

            var response = api.send("POST", "/api/v1/alerts/test", "Authorization", "Bearer " + TOKEN);

            assertThat(response.statusCode()).isEqualTo(202);
            String id = ApiServer.parse(response).path("id").asText();
            assertThat(id).startsWith("test/");
            var written = api.bean(TestProducers.class).producer().history();
            assertThat(written).singleElement().satisfies(record -> {
                assertThat(record.topic()).isEqualTo("hled.alerts");
                Alert alert = new AvroDecoder<>(api.bean(TestRegistry.class), Alert.class).decode(record.value());
                assertThat(alert.getId()).isEqualTo(id);
                assertThat(alert.getTransition()).isEqualTo("test");
            });
        }
    }

    @Test
    void answers409ToATestWhereThereIsNoSink() {
        try (ApiServer api = server(Map.of("hled.operator-token", TOKEN))) {
            var response = api.send("POST", "/api/v1/alerts/test", "Authorization", "Bearer " + TOKEN);

            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private ApiServer server(Map<String, Object> settings) {
        ApiServer api = new ApiServer(settings);
        var schema = Topics.ALERTS.schema().orElseThrow();
        api.bean(TestRegistry.class).register(Topics.ALERTS.subject(), schema);
        AlertTopic.Member consumer = topic.member();
        api.bean(TestConsumers.class).provide(() -> consumer);
        return api;
    }

    /** In tests of the HTTP surface nobody delivers. */
    @Singleton
    @Replaces(Couriers.class)
    static final class NoCouriers implements ApplicationEventListener<ServerStartupEvent> {
        @Override
        public void onApplicationEvent(ServerStartupEvent event) {}
    }

    /** What groups have committed, as the test says. */
    @Singleton
    @Replaces(bean = CommittedOffsets.class)
    static final class Offsets implements CommittedOffsets {

        private final Map<String, OffsetAndMetadata> committed = new ConcurrentHashMap<>();

        @Override
        public Map<String, OffsetAndMetadata> of(Collection<String> groups, TopicPartition partition) {
            return Map.copyOf(committed);
        }
    }
}
