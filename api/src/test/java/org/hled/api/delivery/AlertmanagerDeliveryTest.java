package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hled.api.delivery.sink.Alerts;
import org.hled.api.delivery.sink.TestSinks;
import org.hled.stall.Alert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertmanagerDeliveryTest {

    private static final Duration RESEND = Duration.ofMinutes(1);

    private final Delivery delivery = new Delivery(true, url -> TestSinks.alertmanager(url, RESEND));

    @AfterEach
    void close() {
        delivery.close();
    }

    @Test
    void sendsAgainUntilItIsResolved() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        int before = delivery.receiver.requests().size();

        delivery.runAfter(RESEND);
        delivery.runAfter(RESEND);
        assertThat(delivery.receiver.requests()).hasSize(before + 2);
        assertThat(last()).contains(Alerts.id("first"));

        delivery.topic.publish(Alerts.resolved("first"));
        delivery.run();
        assertThat(last()).contains("\"endsAt\":\"%s\"".formatted(Alerts.RESOLVED_AT));
        int resolved = delivery.receiver.requests().size();
        delivery.runAfter(RESEND);
        delivery.runAfter(RESEND);
        assertThat(delivery.receiver.requests()).hasSize(resolved);
    }

    @Test
    void sendsAgainWhatIsOpenByTheStatusesThoughTheTopicNoLongerHasIt() {
        delivery.statuses = Optional.of(List.of(Alerts.raised("old")));
        delivery.start();
        delivery.run();

        assertThat(delivery.receiver.requests()).hasSize(1);
        assertThat(last()).contains(Alerts.id("old"));
    }

    @Test
    void sendsNotAgainWhatTheStatusesKnowToBeOver() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.statuses = Optional.of(List.of());
        delivery.start();
        delivery.run();
        delivery.runAfter(RESEND);

        assertThat(delivery.receiver.requests()).hasSize(1);
    }

    @Test
    void sendsAgainWhatTheStatusesCannotKnowYet() {
        delivery.topic.publish(Alert.newBuilder(Alerts.raised("first"))
                .setVersion(Delivery.STATUSES_VERSION + 1)
                .build());
        delivery.statuses = Optional.of(List.of());
        delivery.start();
        delivery.run();
        int before = delivery.receiver.requests().size();
        delivery.runAfter(RESEND);

        assertThat(delivery.receiver.requests()).hasSize(before + 1);
    }

    @Test
    void neverSendsAgainWhatWasResolvedThoughTheStatusesAreBehindAndItHasCrashed() {
        delivery.topic.publish(Alerts.raised("first"), Alerts.resolved("first"));
        delivery.statuses = Optional.of(List.of(Alerts.raised("first")));
        delivery.start();
        delivery.run();
        delivery.start();
        delivery.runAfter(RESEND);
        delivery.runAfter(RESEND);

        assertThat(delivery.receiver.requests()).hasSize(2);
    }

    @Test
    void knowsAfterACrashWhatIsOpen() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        int before = delivery.receiver.requests().size();

        delivery.start();
        delivery.run();

        assertThat(delivery.receiver.requests()).hasSize(before + 1);
        assertThat(last()).contains(Alerts.id("first"));
    }

    @Test
    void triesSendingAgainSoonWhereItFails() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        int before = delivery.receiver.requests().size();

        delivery.receiver.next(500);
        delivery.runAfter(RESEND);
        assertThat(delivery.state().isFailing()).isTrue();
        delivery.runAfter(Duration.ofSeconds(1));

        assertThat(delivery.receiver.requests()).hasSize(before + 2);
        assertThat(delivery.state().isFailing()).isFalse();
    }

    private String last() {
        return delivery.receiver.requests().getLast().body();
    }
}
