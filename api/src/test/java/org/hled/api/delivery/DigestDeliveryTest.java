package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hled.api.delivery.sink.Alerts;
import org.hled.api.delivery.sink.TestSinks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestDeliveryTest {

    /** At UTC-6 all year. */
    private static final ZoneId ZONE = ZoneId.of("America/Mexico_City");

    private static final Duration DAY = Duration.ofDays(1);

    private final Delivery delivery =
            new Delivery(true, url -> TestSinks.digest("daily", url, LocalTime.of(8, 0), ZONE));

    @AfterEach
    void close() {
        delivery.close();
    }

    @Test
    void sendsWhatIsOpenOnceADayAtTheLocalTime() {
        delivery.statuses = Optional.of(List.of(Alerts.raised("second"), Alerts.raised("first")));
        delivery.topic.publish(Alerts.raised("first"), Alerts.raised("second"));
        delivery.start();
        delivery.run();
        // It is 18:00 of the 19th there.
        delivery.runAfter(Duration.ofHours(13).plusMinutes(59));
        assertThat(delivery.sent()).isEmpty();

        delivery.runAfter(Duration.ofMinutes(1));
        delivery.runAfter(Duration.ofHours(1));
        assertThat(delivery.sent()).containsExactly("digest/2024-06-20");
        JsonNode event = event(0);
        assertThat(event.path("type").asText()).isEqualTo("org.hled.digest");
        assertThat(event.has("subject")).isFalse();
        assertThat(event.path("time").asText()).isEqualTo("2024-06-20T14:00:00Z");
        assertThat(event.path("data").path("current").asBoolean()).isTrue();
        assertThat(event.path("data").path("initiatives").findValuesAsText("id"))
                .containsExactly("first", "second");
        assertThat(event.path("data").path("initiatives").path(0))
                .hasToString("{\"id\":\"first\",\"alert\":\"first/2024-06-11T06:00:00Z\","
                        + "\"title\":{\"en\":\"Title of first\",\"es\":\"Título de first\"},"
                        + "\"since\":\"2024-06-11T06:00:00Z\",\"reasons\":[\"silent\"],"
                        + "\"agencies\":[\"mx-sep\",\"us-usaid\"]}");

        delivery.runAfter(DAY);
        assertThat(delivery.sent()).containsExactly("digest/2024-06-20", "digest/2024-06-21");
    }

    @Test
    void sendsAnEmptyListWhereNothingIsOpen() {
        delivery.statuses = Optional.of(List.of());
        delivery.start();
        delivery.run();
        delivery.runAfter(DAY);

        assertThat(delivery.sent()).containsExactly("digest/2024-06-20");
        assertThat(event(0).path("data").path("initiatives")).isEmpty();
        assertThat(event(0).path("data").path("initiatives").isArray()).isTrue();
    }

    @Test
    void neitherForgetsNorRepeatsADayWhenItStartsAgain() {
        delivery.statuses = Optional.of(List.of());
        delivery.start();
        delivery.run();
        delivery.clock.advance(DAY);
        delivery.start();
        delivery.run();
        assertThat(delivery.sent()).containsExactly("digest/2024-06-20");

        delivery.start();
        delivery.run();
        assertThat(delivery.sent()).containsExactly("digest/2024-06-20");
    }

    @Test
    void sendsOfDaysThatItMissedTheLastOnly() {
        delivery.statuses = Optional.of(List.of());
        delivery.start();
        delivery.run();
        delivery.clock.advance(DAY.multipliedBy(5));
        delivery.start();
        delivery.run();

        assertThat(delivery.sent()).containsExactly("digest/2024-06-24");
    }

    @Test
    void triesAgainUntilItIsAccepted() {
        delivery.statuses = Optional.of(List.of());
        delivery.start();
        delivery.run();
        delivery.receiver.next(500, 200);
        delivery.runAfter(DAY);
        delivery.runAfter(Duration.ofSeconds(1));
        delivery.runAfter(Duration.ofHours(1));

        assertThat(delivery.sent()).containsExactly("digest/2024-06-20", "digest/2024-06-20");
    }

    @Test
    void saysThatItIsNotCurrentWhereWaitingIsInVain() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        delivery.runAfter(DAY);
        assertThat(delivery.sent()).isEmpty();

        delivery.runAfter(Duration.ofMinutes(6));
        assertThat(delivery.sent()).containsExactly("digest/2024-06-20");
        assertThat(event(0).path("data").path("current").asBoolean(true)).isFalse();
        assertThat(event(0).path("data").path("initiatives").findValuesAsText("id"))
                .containsExactly("first");
    }

    @Test
    void sendsTestsAndNoOtherTransition() {
        delivery.topic.publish(Alerts.raised("first"), Alerts.test("one"), Alerts.resolved("first"));
        delivery.start();
        delivery.run();

        assertThat(delivery.sent()).containsExactly("test/one");
        assertThat(delivery.topic.committed().offset()).isEqualTo(delivery.topic.end());
    }

    private JsonNode event(int index) {
        try {
            return new ObjectMapper()
                    .readTree(delivery.receiver.requests().get(index).body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
