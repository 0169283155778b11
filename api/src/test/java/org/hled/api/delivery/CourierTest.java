package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.hled.api.delivery.sink.Alerts;
import org.hled.api.delivery.sink.TestSinks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CourierTest {

    private static final int SOME_ROUNDS = 4;
    private static final Duration A_MINUTE = Duration.ofSeconds(61);
    private static final KafkaException GROUP_REFUSED = GroupAuthorizationException.forGroupId("hled-alerts-ops");
    private static final KafkaException TOPIC_REFUSED = new TopicAuthorizationException("may not read hled.alerts");

    private final Delivery delivery = new Delivery(url -> TestSinks.events("ops", url));
    private final Courier courier = delivery.courier(Duration.ofMillis(10));
    private final Logger logger = (Logger) LoggerFactory.getLogger(Courier.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    /** What the meter has shown each time that a round was refused something. */
    private final Queue<Double> shown = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        // It is read while the courier writes.
        logged.list = new CopyOnWriteArrayList<>();
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stop() throws InterruptedException {
        courier.end();
        courier.awaitEnd();
        logger.detachAppender(logged);
        delivery.close();
    }

    @Test
    void isFailingForAsLongAsItMayNotReadItsGroup() {
        delivery.topic.atPoll(member -> refuse(GROUP_REFUSED));

        courier.start();

        await().until(() -> shown.size() >= SOME_ROUNDS);
        assertThat(shown.poll()).as("before the first round").isZero();
        assertThat(shown).containsOnly(1.0);
        assertThat(failed()).isGreaterThanOrEqualTo(SOME_ROUNDS - 1);
    }

    @Test
    void isFailingTooWhereEachRoundBeginsWell() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.topic.atPoll(this::takeAndRefuse);

        courier.start();

        await().until(() -> shown.size() >= SOME_ROUNDS);
        assertThat(shown.poll()).as("in the first round").isZero();
        assertThat(shown).containsOnly(1.0);
    }

    @Test
    void isNotFailingAnyMoreWhenItDelivers() {
        delivery.topic.publish(Alerts.raised("first"));
        startRefused();

        delivery.topic.atPoll(CourierTest::take);

        await().until(() -> failing() == 0);
        await().until(() -> delivery.sent().equals(List.of(Alerts.id("first") + "/raised")));
    }

    @Test
    void isNotFailingAnyMoreWhereThereIsNothingToDeliver() {
        startRefused();

        delivery.topic.atPoll(CourierTest::take);

        await().until(() -> failing() == 0);
    }

    @Test
    void isNotFailingAnyMoreWhenItStandsBy() {
        delivery.topic.publish(Alerts.raised("first"));
        startRefused();

        delivery.topic.atPoll(AlertTopic.Member::lose);

        await().until(() -> failing() == 0);
        assertThat(delivery.sent()).isEmpty();
    }

    @Test
    void isFailingAtTheReceiverWhenTheRoundWorksAgain() {
        delivery.receiver.otherwise(500);
        delivery.topic.publish(Alerts.raised("first"));
        startRefused();

        delivery.topic.atPoll(CourierTest::take);

        await().until(() -> logged(Level.INFO).anyMatch("The courier of ops works again"::equals));
        assertThat(failing()).isEqualTo(1);
    }

    @Test
    void tellsOnceWhatStaysTheSameAndAgainWhatIsAnother() {
        startRefused();
        await().until(() -> shown.size() >= SOME_ROUNDS);
        assertThat(logged(Level.ERROR))
                .singleElement()
                .asString()
                .contains("Not authorized to access group: hled-alerts-ops");

        delivery.topic.atPoll(member -> refuse(TOPIC_REFUSED));

        await().until(() -> logged(Level.ERROR).count() == 2);
        assertThat(logged(Level.ERROR)).last().asString().contains("may not read hled.alerts");
    }

    @Test
    void isFailingWhereTheTopicHasHadNoLeaderForAMinute() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.topic.loseLeader(true);
        delivery.topic.atPoll(CourierTest::take);
        courier.start();
        await().until(() -> logged(Level.WARN).count() == 1);
        assertThat(failing()).isZero();

        delivery.clock.advance(A_MINUTE);
        await().until(() -> failing() == 1);
        delivery.clock.advance(A_MINUTE);
        await().until(() -> failed() == 2);
        assertThat(logged(Level.WARN)).hasSize(1);
        assertThat(logged(Level.ERROR))
                .containsExactly("The courier of ops can deliver nothing, and tries on: for 60 s brokers have not said"
                        + " what its part in group hled-alerts-ops is, or not given what hled.alerts has");

        delivery.topic.loseLeader(false);
        await().until(() -> failing() == 0);
        await().until(() -> delivery.sent().size() == 1);
    }

    @Test
    void isFailingWhereItsGroupHasNotSaidForAMinuteWhatItsPartIs() {
        AtomicInteger polls = countPolls(member -> {});
        courier.start();
        await().until(() -> polls.get() >= SOME_ROUNDS);
        assertThat(failing()).isZero();

        delivery.clock.advance(A_MINUTE);
        await().until(() -> failing() == 1);

        delivery.topic.atPoll(AlertTopic.Member::lose);
        await().until(() -> failing() == 0);
    }

    @Test
    void isFailingTooWhereItHasDeliveredBeforeAndItsGroupFellSilentThen() {
        delivery.topic.publish(Alerts.raised("first"));
        delivery.topic.atPoll(CourierTest::take);
        courier.start();
        await().until(() -> delivery.sent().size() == 1);

        AtomicInteger polls = countPolls(AlertTopic.Member::drop);
        await().until(() -> polls.get() >= SOME_ROUNDS);
        delivery.clock.advance(A_MINUTE);

        await().until(() -> failing() == 1);
    }

    @Test
    void isNotFailingForAsLongAsAnotherDelivers() {
        AtomicBoolean told = new AtomicBoolean();
        AtomicInteger polls = countPolls(member -> {
            if (!told.getAndSet(true)) {
                member.lose();
            }
        });
        courier.start();
        for (int minute = 0; minute < SOME_ROUNDS; minute++) {
            int before = polls.get();
            await().until(() -> polls.get() >= before + SOME_ROUNDS);
            delivery.clock.advance(A_MINUTE);
        }

        int before = polls.get();
        await().until(() -> polls.get() >= before + SOME_ROUNDS);
        assertThat(failing()).isZero();
        assertThat(failed()).isZero();
    }

    private AtomicInteger countPolls(Consumer<AlertTopic.Member> action) {
        AtomicInteger polls = new AtomicInteger();
        delivery.topic.atPoll(member -> {
            action.accept(member);
            polls.incrementAndGet();
        });
        return polls;
    }

    private void startRefused() {
        delivery.topic.atPoll(member -> refuse(GROUP_REFUSED));
        courier.start();
        await().until(() -> shown.size() >= 2);
    }

    private void refuse(KafkaException refusal) {
        shown.add(failing());
        throw refusal;
    }

    /** What may join its group and not read the topic. */
    private void takeAndRefuse(AlertTopic.Member member) {
        if (member.assignment().isEmpty()) {
            member.take();
        } else {
            refuse(TOPIC_REFUSED);
        }
    }

    private static void take(AlertTopic.Member member) {
        if (member.assignment().isEmpty()) {
            member.take();
        }
    }

    private Stream<String> logged(Level level) {
        return logged.list.stream().filter(event -> event.getLevel() == level).map(ILoggingEvent::getFormattedMessage);
    }

    private double failing() {
        return delivery.meter("hled.alert.sink.failing", "sink", "ops");
    }

    private double failed() {
        return delivery.meter("hled.alert.deliveries", "sink", "ops", "outcome", "failed");
    }
}
