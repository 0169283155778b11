package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import org.hled.api.delivery.sink.Alerts;
import org.hled.api.delivery.sink.Receiver;
import org.hled.api.delivery.sink.TestSinks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RoundTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Delivery delivery = new Delivery(url -> TestSinks.events("ops", url));

    @AfterEach
    void close() {
        delivery.close();
    }

    @Test
    void deliversInOrderAndCommitsWhatWasAccepted() {
        delivery.topic.publish(
                Alerts.raised("first"), Alerts.raised("second"), Alerts.reminder("first", 1), Alerts.resolved("first"));
        delivery.start();
        delivery.run();

        assertThat(delivery.sent())
                .containsExactly(
                        Alerts.id("first") + "/raised",
                        Alerts.id("second") + "/raised",
                        Alerts.id("first") + "/reminder-1",
                        Alerts.id("first") + "/resolved");
        assertThat(delivery.topic.committed().offset()).isEqualTo(delivery.topic.end());
        assertThat(delivery.state().last())
                .contains(new DeliveryState.Delivered(Alerts.id("first") + "/resolved", delivery.clock.now()));
        assertThat(delivery.meter("hled.alert.deliveries", "sink", "ops", "outcome", "delivered"))
                .isEqualTo(4);
        assertThat(delivery.meter("hled.alert.sink.pending", "sink", "ops")).isZero();
    }

    @Test
    void triesAgainAfterTwiceTheTimeAndSkipsNothing() {
        delivery.receiver.next(500, 404, 301);
        delivery.topic.publish(Alerts.raised("first"), Alerts.raised("second"));
        delivery.start();

        delivery.run();
        assertThat(delivery.sent()).hasSize(1);
        delivery.runAfter(SECOND);
        assertThat(delivery.sent()).hasSize(2);
        delivery.runAfter(SECOND);
        assertThat(delivery.sent()).hasSize(2);
        delivery.runAfter(SECOND);
        assertThat(delivery.sent()).hasSize(3);
        assertThat(delivery.meter("hled.alert.sink.failing", "sink", "ops")).isEqualTo(1);
        assertThat(delivery.meter("hled.alert.sink.pending", "sink", "ops")).isGreaterThanOrEqualTo(2);
        delivery.runAfter(SECOND.multipliedBy(4));

        assertThat(delivery.sent())
                .containsExactly(
                        Alerts.id("first") + "/raised",
                        Alerts.id("first") + "/raised",
                        Alerts.id("first") + "/raised",
                        Alerts.id("first") + "/raised",
                        Alerts.id("second") + "/raised");
        assertThat(delivery.meter("hled.alert.sink.failing", "sink", "ops")).isZero();
        assertThat(delivery.meter("hled.alert.deliveries", "sink", "ops", "outcome", "failed"))
                .isEqualTo(3);
    }

    @Test
    void keepsBesideTheOffsetHowItStands() {
        delivery.receiver.otherwise(503);
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        Instant begun = delivery.clock.now();
        delivery.run();
        delivery.runAfter(SECOND);

        assertThat(delivery.topic.committed().offset()).isZero();
        DeliveryState state = delivery.state();
        assertThat(state.failingSince()).contains(begun);
        assertThat(state.attempts()).isEqualTo(2);
        assertThat(state.lastError()).contains("The receiver answered with HTTP status 503.");
        assertThat(state.isDead(delivery.clock.now())).isFalse();
        assertThat(state.isDead(delivery.clock.now().plus(Duration.ofMinutes(61))))
                .isTrue();

        for (int i = 0; i < 9; i++) {
            delivery.runAfter(LONGEST_WAIT);
        }
        assertThat(delivery.state().isDead(begun)).as("after ten attempts").isTrue();

        delivery.receiver.otherwise(200);
        delivery.runAfter(LONGEST_WAIT);
        assertThat(delivery.state().isFailing()).isFalse();
        assertThat(delivery.topic.committed().offset()).isEqualTo(delivery.topic.end());
    }

    @Test
    void goesOnAfterACrashWithTheSameIdAndTheSameState() {
        delivery.receiver.next(200, 500);
        delivery.topic.publish(Alerts.raised("first"), Alerts.raised("second"));
        delivery.start();
        delivery.run();
        assertThat(delivery.state().attempts()).isEqualTo(1);

        delivery.receiver.next(500);
        delivery.start();
        delivery.run();

        assertThat(delivery.state().attempts()).isEqualTo(2);
        delivery.runAfter(SECOND.multipliedBy(2));
        assertThat(delivery.sent())
                .containsExactly(
                        Alerts.id("first") + "/raised",
                        Alerts.id("second") + "/raised",
                        Alerts.id("second") + "/raised",
                        Alerts.id("second") + "/raised");
    }

    @Test
    void repeatsAfterACrashWhatCouldNotBeCommitted() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.step();
        delivery.topic.refuseCommits(true);
        delivery.run();
        assertThat(delivery.sent()).hasSize(1);

        delivery.topic.refuseCommits(false);
        delivery.start();
        delivery.run();

        assertThat(delivery.sent()).hasSize(2).containsOnly(Alerts.id("first") + "/raised");
    }

    @Test
    void commitsLaterWhatCouldNotBeCommittedAtOnce() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.topic.refuseCommits(true);
        delivery.start();
        delivery.run();
        delivery.topic.refuseCommits(false);
        delivery.run();

        assertThat(delivery.sent()).hasSize(1);
        assertThat(delivery.topic.committed().offset()).isEqualTo(delivery.topic.end());
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        delivery.receiver.next(Receiver.Reply.askingFor(429, "120"));
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();

        delivery.runAfter(Duration.ofSeconds(119));
        assertThat(delivery.sent()).hasSize(1);
        delivery.runAfter(SECOND);
        assertThat(delivery.sent()).hasSize(2);
    }

    @Test
    void holdsStillWhileItWaitsAndStaysInItsGroup() {
        delivery.receiver.otherwise(500);
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();

        assertThat(delivery.isPaused()).isTrue();
    }

    @Test
    void deliversNothingWithoutThePartition() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.join();
        delivery.run();

        assertThat(delivery.sent()).isEmpty();
    }

    @Test
    void givesUpTheAttemptWhenAnotherHasThePartition() {
        delivery.receiver.next(500);
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        delivery.lose();
        delivery.runAfter(LONGEST_WAIT);

        assertThat(delivery.sent()).hasSize(1);
        assertThat(delivery.meter("hled.alert.sink.failing", "sink", "ops")).isZero();
    }

    @Test
    void whatWaitsForTheRegistryDoesNotWaitForBrokers() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.join();
        delivery.run();
        assertThat(delivery.isServed()).as("before its group has agreed").isFalse();

        delivery.topic.registry().setDown(true);
        delivery.start();
        delivery.run();
        assertThat(delivery.isServed()).isTrue();
    }

    @Test
    void passesOverWhatCanNeverBeReadAndCountsIt() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.topic.append(new byte[] {7}, null);
        delivery.topic.publish(Alerts.raised("second"));
        delivery.start();
        delivery.run();

        assertThat(delivery.sent()).containsExactly(Alerts.id("first") + "/raised", Alerts.id("second") + "/raised");
        assertThat(delivery.meter("hled.alert.undecodable")).isEqualTo(2);
    }

    @Test
    void waitsForTheRegistry() {
        delivery.topic.registry().setDown(true);
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        assertThat(delivery.state().lastError()).contains("The schema registry does not answer.");
        assertThat(delivery.meter("hled.alert.undecodable")).isZero();

        delivery.topic.registry().setDown(false);
        delivery.runAfter(LONGEST_WAIT);

        assertThat(delivery.sent()).containsExactly(Alerts.id("first") + "/raised");
        assertThat(delivery.state().isFailing()).isFalse();
    }

    @Test
    void isNotFailingForARegistryThatIsBack() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        delivery.topic.registry().setDown(true);
        delivery.start();
        delivery.run();
        assertThat(delivery.state().isFailing()).isTrue();

        delivery.topic.registry().setDown(false);
        delivery.runAfter(LONGEST_WAIT);

        assertThat(delivery.state().isFailing()).isFalse();
        assertThat(delivery.sent()).hasSize(1);
    }

    @Test
    void stillFailsAtTheReceiverWhenTheRegistryIsBack() {
        delivery.receiver.otherwise(500);
        delivery.topic.publish(Alerts.raised("first"));
        delivery.start();
        delivery.run();
        delivery.topic.registry().setDown(true);
        delivery.start();
        delivery.run();
        delivery.topic.registry().setDown(false);
        delivery.runAfter(LONGEST_WAIT);

        assertThat(delivery.state().attempts()).isEqualTo(2);
        assertThat(delivery.state().lastError()).contains("The receiver answered with HTTP status 500.");
    }

    @Test
    void beginsAtTheBeginningWhereTheCommittedOffsetIsGone() {
        delivery.topic.publish(Alerts.raised("first"), Alerts.raised("second"), Alerts.raised("third"));
        delivery.receiver.next(200, 500);
        delivery.start();
        delivery.run();
        delivery.topic.dropBefore(2);
        delivery.start();
        delivery.run();

        assertThat(delivery.sent()).endsWith(Alerts.id("third") + "/raised").hasSize(3);
    }

    @Test
    void logsNothingSecret() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        try (Delivery failing = new Delivery(url -> TestSinks.events("ops", url + "/hush?token=hush"))) {
            failing.receiver.next(500);
            failing.topic.publish(Alerts.raised("first"));
            failing.start();
            failing.run();
            failing.receiver.close();
            failing.runAfter(LONGEST_WAIT);

            assertThat(failing.state().attempts()).isEqualTo(2);
            assertThat(failing.state().lastError()).contains("The receiver could not be reached.");
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list)
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.getFormattedMessage()).doesNotContain("hush", TestSinks.SECRET, "v1,"));
    }
}
