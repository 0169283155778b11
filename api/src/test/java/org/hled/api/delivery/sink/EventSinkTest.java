package org.hled.api.delivery.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EventSinkTest {

    private static final Instant NOW = Instant.parse("2024-06-11T06:00:05Z");

    private final Sink sink = TestSinks.events("ops", "https://example.org/hook");

    @Test
    void writesATransitionAsACloudEvent() throws Exception {
        Outgoing outgoing = sink.transition(Alerts.raised("first"), NOW).orElseThrow();

        assertThat(outgoing.headers()).containsEntry("Content-Type", "application/cloudevents+json");
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().readTree(outgoing.body()))
                .hasToString("{\"specversion\":\"1.0\",\"id\":\"first/2024-06-11T06:00:00Z/raised\","
                        + "\"source\":\"/hled-metrics\",\"type\":\"org.hled.alert.raised\",\"subject\":\"first\","
                        + "\"time\":\"2024-06-11T06:00:00Z\",\"datacontenttype\":\"application/json\","
                        + "\"data\":{\"id\":\"first/2024-06-11T06:00:00Z/raised\","
                        + "\"alert\":\"first/2024-06-11T06:00:00Z\",\"transition\":\"raised\","
                        + "\"at\":\"2024-06-11T06:00:00Z\",\"initiative\":\"first\",\"pillar\":\"pillar-2\","
                        + "\"title\":{\"en\":\"Title of first\",\"es\":\"Título de first\"},"
                        + "\"agencies\":[\"mx-sep\",\"us-usaid\"],\"status\":\"stalled\",\"reasons\":[\"silent\"],"
                        + "\"raisedAt\":\"2024-06-11T06:00:00Z\",\"lastReport\":\"2024-04-30T12:00:00Z\","
                        + "\"lastRejection\":null,\"due\":\"2024-05-30T12:00:00Z\",\"targets\":[],\"reminders\":0,"
                        + "\"resolution\":null,\"version\":7}}");
    }

    @Test
    void signsByStandardWebhooksAnewForEachAttempt() throws Exception {
        Outgoing first = sink.transition(Alerts.raised("first"), NOW).orElseThrow();
        Outgoing second =
                sink.transition(Alerts.raised("first"), NOW.plusSeconds(60)).orElseThrow();

        assertThat(first.headers())
                .containsEntry("webhook-id", "first/2024-06-11T06:00:00Z/raised")
                .containsEntry("webhook-timestamp", "1718085605")
                .containsEntry("webhook-signature", signature(first));
        assertThat(second.headers())
                .containsEntry("webhook-id", "first/2024-06-11T06:00:00Z/raised")
                .containsEntry("webhook-timestamp", "1718085665")
                .containsEntry("webhook-signature", signature(second));
        assertThat(second.body()).isEqualTo(first.body());
    }

    /** The example of the specification's own libraries. */
    @Test
    void signsAsTheSchemeSays() {
        Secret secret = Secret.of("test", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    private static String signature(Outgoing outgoing) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestSinks.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = outgoing.headers().get("webhook-id") + "."
                + outgoing.headers().get("webhook-timestamp") + "."
                + new String(outgoing.body(), StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
