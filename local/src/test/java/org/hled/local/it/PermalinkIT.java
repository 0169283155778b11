package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A published figure can be cited, and what is corrected of it is told, on real parts. */
@ExtendWith(SharedStack.class)
class PermalinkIT {

    private static final String AGENCY = "us-permalink";
    private static final String INITIATIVE = "permalink";
    private static final String FIGURE = "/api/v1/totals/initiative/permalink/enrollment.enrolled/people/all";
    private static final String CORRECTIONS = "scope=initiative&id=permalink";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void aPermalinkStillSaysWhatTheFigureWasAndTheFeedWhatWasCorrected(Stack stack) {
        try (Client client = new Client(stack);
                var producer = client.producer()) {
            var encoder = client.encoder(Topics.ENROLLMENTS);
            producer.send(Entries.record(client, Entries.entry(INITIATIVE, AGENCY, "enrollment.enrolled")));
            producer.send(Entries.record(encoder, report("first", 0, 100)));
            awaitValue(client, "100");
            String permalink = client.api(FIGURE).path("permalink").asText();
            assertThat(client.api("/api/v1/corrections?" + CORRECTIONS).path("corrections"))
                    .isEmpty();

            // New reports are no correction.
            producer.send(Entries.record(encoder, report("second", 0, 7)));
            awaitValue(client, "107");
            producer.send(Entries.record(encoder, report("first", 1, 90)));
            awaitValue(client, "97");

            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode then = client.api(permalink);
                assertThat(then.path("total").path("value").asText()).isEqualTo("100");
                assertThat(then.path("changed").asBoolean()).isTrue();
                assertThat(then.path("current").path("total").path("value").asText())
                        .isEqualTo("97");
                assertThat(then.path("corrections")).hasSize(1);
            });
            JsonNode corrections =
                    client.api("/api/v1/corrections?" + CORRECTIONS).path("corrections");
            assertThat(corrections).hasSize(1);
            JsonNode correction = corrections.path(0);
            assertThat(correction.path("before").path("value").asText()).isEqualTo("107");
            assertThat(correction.path("after").path("value").asText()).isEqualTo("97");
            assertThat(correction.path("amount").asText()).isEqualTo("-10");
            assertThat(correction.path("revisions").asInt()).isEqualTo(1);
            assertThat(client.api(correction.path("before").path("permalink").asText())
                            .path("total")
                            .path("value")
                            .asText())
                    .isEqualTo("107");
            assertThat(client.get(stack.api(0), "/api/v1/corrections.atom?" + CORRECTIONS)
                            .body())
                    .contains("Test permalink, enrollment.enrolled: from 107 people to 97 people");
            assertThat(client.get(stack.api(0), FIGURE + "?version=1").statusCode())
                    .isEqualTo(404);

            // A service that starts reads it all again.
            stack.api(0).stop();
            stack.api(0).start();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(client.api(permalink)
                                    .path("total")
                                    .path("value")
                                    .asText())
                            .isEqualTo("100"));
        }
    }

    private static void awaitValue(Client client, String value) {
        await().atMost(LIMIT)
                .until(() ->
                        client.api(FIGURE).path("total").path("value").asText().equals(value));
    }

    private static EnrollmentUpdate report(String id, int revision, long people) {
        return EnrollmentUpdate.newBuilder(Entries.enrollment(AGENCY, INITIATIVE, id))
                .setRevision(revision)
                .setPeople(people)
                .build();
    }
}
