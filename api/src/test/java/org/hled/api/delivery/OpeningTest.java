package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hled.api.delivery.sink.Alerts;
import org.hled.api.delivery.sink.TestSinks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of alerts that were raised before the topic's beginning. */
class OpeningTest {

    private final Delivery delivery = new Delivery(true, url -> TestSinks.events("ops", url));

    @AfterEach
    void close() {
        delivery.close();
    }

    @Test
    void tellsANewSinkOfAlertsThatTheTopicNoLongerHas() {
        delivery.statuses = Optional.of(List.of(Alerts.raised("old"), Alerts.raised("first")));
        delivery.topic.publish(Alerts.raised("first"), Alerts.resolved("second"));
        delivery.start();
        delivery.run();

        assertThat(delivery.sent())
                .containsExactly(
                        Alerts.id("old") + "/raised",
                        Alerts.id("first") + "/raised",
                        Alerts.id("second") + "/resolved");
        assertThat(delivery.state().opening()).isFalse();
    }

    @Test
    void whatWaitsForStatusesDoesNotWaitForBrokers() {
        delivery.start();
        delivery.run();

        assertThat(delivery.sent()).isEmpty();
        assertThat(delivery.isServed()).isTrue();
    }

    @Test
    void tellsThemUntilTheyAreAcceptedThoughItCrashes() {
        delivery.statuses = Optional.of(List.of(Alerts.raised("old"), Alerts.raised("older")));
        delivery.topic.publish(Alerts.raised("first"));
        delivery.receiver.next(200, 500);
        delivery.start();
        delivery.run();
        assertThat(delivery.sent()).hasSize(2);

        delivery.start();
        delivery.run();

        assertThat(delivery.sent().subList(2, 5))
                .containsExactly(
                        Alerts.id("old") + "/raised", Alerts.id("older") + "/raised", Alerts.id("first") + "/raised");
    }

    @Test
    void tellsASinkThatIsNotNewNothingTwice() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.statuses = Optional.of(List.of());
        delivery.start();
        delivery.run();
        delivery.statuses = Optional.of(List.of(Alerts.raised("old")));
        delivery.start();
        delivery.run();

        assertThat(delivery.sent()).containsExactly(Alerts.id("first") + "/raised");
    }

    @Test
    void tellsASinkThatWasAwayForLongerThanTheTopicKeepsOfWhatItMissed() {
        delivery.statuses = Optional.of(List.of());
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        delivery.topic.publish(Alerts.raised("second"));
        delivery.topic.dropBefore(delivery.topic.end());
        delivery.statuses = Optional.of(List.of(Alerts.raised("second")));
        delivery.start();
        delivery.run();

        assertThat(delivery.sent()).containsExactly(Alerts.id("first") + "/raised", Alerts.id("second") + "/raised");
    }

    @Test
    void waitsForTheStatusesButNotForever() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        assertThat(delivery.sent()).isEmpty();
        assertThat(delivery.spins()).isFalse();

        delivery.runAfter(Duration.ofMinutes(6));
        assertThat(delivery.sent()).containsExactly(Alerts.id("first") + "/raised");

        delivery.statuses = Optional.of(List.of(Alerts.raised("old"), Alerts.raised("first")));
        delivery.run();
        assertThat(delivery.sent()).containsExactly(Alerts.id("first") + "/raised", Alerts.id("old") + "/raised");
    }
}
