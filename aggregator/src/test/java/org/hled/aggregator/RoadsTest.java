package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.hled.aggregator.intake.HeldBackStatus;
import org.hled.aggregator.wire.RegistryStatus;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is started and stopped, and what ends where a generation cannot go on. */
class RoadsTest {

    private static final PulseSender.Inputs NO_INPUTS = new PulseSender.Inputs() {

        @Override
        public Map<TopicPartition, Long> ends() {
            return Map.of();
        }

        @Override
        public long behind(Map<TopicPartition, Long> ends) {
            return 0;
        }
    };

    private final PlayedBroker broker = new PlayedBroker();
    private final InstantSource clock = InstantSource.system();
    private final BrokersStatus brokers = new BrokersStatus(clock);
    private final Lifecycle lifecycle = new Lifecycle();
    private final Roads roads = new Roads(broker, this::startRoad, new Retirement(broker, broker, broker), lifecycle);
    private final Readiness readiness =
            new Readiness(lifecycle, brokers, new RegistryStatus(clock), new HeldBackStatus(clock));

    /** The ledgers that were started, by the numbers of their generations. */
    private final Map<Integer, PlayedApplication> ledgers = new HashMap<>();

    /** The generations whose topics are missing. */
    private final Set<Integer> missing = new HashSet<>();

    private RunningRoad startRoad(Generation generation, Supplier<Need> need) {
        Road road = new Road(generation.getNumber());
        if (missing.contains(generation.getNumber())) {
            throw new KafkaException(road.reports(8).name() + ": there is no such topic");
        }
        PlayedApplication intake = new PlayedApplication(road.intake());
        PlayedApplication ledger = new PlayedApplication(road.ledger());
        lifecycle.start(ledger, need);
        lifecycle.start(intake, need);
        ledgers.put(generation.getNumber(), ledger);
        var pulse = new PulseSender(Topics.REPORTS, NO_INPUTS, new MockProducer<>(), lifecycle, brokers);
        return new RunningRoad(generation, intake, ledger, null, pulse, () -> {});
    }

    @BeforeEach
    void start() {
        readiness.setObstacles(List.of());
        readiness.setRoads(roads);
    }

    @AfterEach
    void stop() {
        roads.close();
        lifecycle.stop();
    }

    private void say(int number, Phase phase) {
        broker.say(new Generation(number, phase.id(), 8, Map.of(), Map.of(), Instant.EPOCH));
    }

    private boolean allEnd() throws InterruptedException {
        return lifecycle.awaitEnd(Duration.ZERO);
    }

    @Test
    void allEndWhereTheCurrentOneCannotGoOn() throws Exception {
        roads.start(broker.read());
        roads.look();
        assertThat(readiness.now().isReady()).isTrue();
        ledgers.get(1).breakDown();

        assertThat(allEnd()).isTrue();
    }

    @Test
    void aFaultThatKeepsComingIsRemarkedOn() {
        roads.start(broker.read());
        ledgers.get(1).goWrong("hled-ledger: a thread failed");

        assertThat(readiness.now().remarks()).containsExactly("hled-ledger: a thread failed");
    }

    @Test
    void whatIsBuiltGoesOnWhereTheCurrentOneCannotAndThatIsSaid() throws Exception {
        say(2, Phase.BUILDING);
        roads.start(broker.read());
        ledgers.get(1).breakDown();
        assertThat(allEnd()).as("before it is started").isFalse();
        roads.look();

        assertThat(ledgers).containsOnlyKeys(1, 2);
        assertThat(allEnd()).isFalse();
        assertThat(readiness.now().reasons())
                .containsExactly(
                        "not running: hled-ledger ENDED, hled-intake RUNNING, hled-ledger-2 RUNNING, hled-intake-2 RUNNING",
                        "generation 1, which is counted, has stopped here: the log says why, and a restart tries again; generation 2 takes its place when it is built");

        say(2, Phase.CURRENT);
        say(1, Phase.RETIRED);
        roads.look();
        assertThat(readiness.now().reasons()).isEmpty();
        assertThat(broker.deleted).containsExactly(1);
    }

    @Test
    void whereBothCannotGoOnANewBeginningMayHelp() throws Exception {
        say(2, Phase.BUILDING);
        roads.start(broker.read());
        roads.look();
        ledgers.get(2).breakDown();
        assertThat(allEnd()).isFalse();
        ledgers.get(1).breakDown();

        assertThat(allEnd()).isTrue();
    }

    @Test
    void theCurrentOneMayHaveStoppedFirst() throws Exception {
        say(2, Phase.BUILDING);
        roads.start(broker.read());
        roads.look();
        ledgers.get(1).breakDown();
        ledgers.get(2).breakDown();

        assertThat(allEnd()).isTrue();
    }

    @Test
    void whatIsBuiltIsStartedWhereTheTopicOfTheCurrentOneIsMissing() throws Exception {
        missing.add(2);
        say(2, Phase.CURRENT);
        say(1, Phase.RETIRED);
        say(3, Phase.BUILDING);
        roads.start(broker.read());
        roads.look();

        assertThat(ledgers).containsOnlyKeys(3);
        assertThat(allEnd()).isFalse();
        assertThat(readiness.now().reasons())
                .contains(
                        "generation 2, which is counted, has stopped here: hled.reports.2: there is no such topic; generation 3 takes its place when it is built");

        // It may come back.
        missing.clear();
        roads.look();
        assertThat(ledgers).containsOnlyKeys(2, 3);
        assertThat(readiness.now().reasons()).isEmpty();
    }

    /** The current one was never started here, so nothing of it can be found ended. */
    @Test
    void whereTheTopicOfTheCurrentOneIsMissingAndWhatIsBuiltCannotGoOnANewBeginningMayHelp() throws Exception {
        missing.add(2);
        say(2, Phase.CURRENT);
        say(1, Phase.RETIRED);
        say(3, Phase.BUILDING);
        roads.start(broker.read());
        roads.look();
        ledgers.get(3).breakDown();

        assertThat(allEnd()).isTrue();
    }

    @Test
    void nothingBeginsWhereItIsMissingAndNothingTakesItsPlace() {
        missing.add(1);

        assertThatThrownBy(() -> roads.start(broker.read()))
                .isInstanceOf(KafkaException.class)
                .hasMessage("hled.reports: there is no such topic");
    }
}
