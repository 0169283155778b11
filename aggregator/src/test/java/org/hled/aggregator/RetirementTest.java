package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.hled.aggregator.wire.LogEnd;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Road;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A generation is cleared away once, and what its group alone knew is said before. */
class RetirementTest {

    private static final TopicPartition PLACE = new TopicPartition("hled.enrollments", 0);
    private static final Instant SINCE = Instant.parse("2026-11-25T12:00:00Z");

    private final Broker broker = new Broker();
    private final Retirement retirement = new Retirement(broker, broker, broker);

    /** The groups of two generations, and what is said of these. Of a group that is gone nothing is known. */
    private static final class Broker implements Remains, GenerationLog, LogEnd {
        private final Set<String> working = new HashSet<>();
        private final Map<String, Long> read = new HashMap<>();
        private final List<Generation> said = new ArrayList<>();
        private final List<Integer> deleted = new ArrayList<>();

        /** The last ones stand behind a transaction that is open. */
        private int heldBack;

        @Override
        public boolean isDeserted(String group) {
            return !working.contains(group);
        }

        @Override
        public Optional<Map<TopicPartition, Long>> end(String intake) {
            return Optional.of(Map.of(PLACE, read.getOrDefault(intake, 0L)));
        }

        @Override
        public boolean delete(String group) {
            read.remove(group);
            return true;
        }

        @Override
        public void deleteTopics(Road road) {
            deleted.add(road.generation());
        }

        @Override
        public Generations read() {
            Generations generations = Generations.NONE;
            for (Generation record : said.subList(0, (int) readable())) {
                generations = generations.with(record);
            }
            return generations;
        }

        @Override
        public void say(Generation generation) {
            said.add(generation);
        }

        @Override
        public long written() {
            return said.size();
        }

        @Override
        public long readable() {
            return said.size() - heldBack;
        }
    }

    @BeforeEach
    void start() {
        broker.read.put(new Road(1).intake(), 7L);
        broker.read.put(new Road(2).intake(), 9L);
        broker.say(generation(2, Phase.CURRENT, Map.of()));
        broker.say(generation(1, Phase.RETIRED, Map.of()));
    }

    private static Generation generation(int number, Phase phase, Map<String, Long> endedAt) {
        return new Generation(number, phase.id(), 8, Map.of(), endedAt, SINCE);
    }

    private boolean clear(int number) throws Exception {
        Generation retired = broker.read().retired().stream()
                .filter(generation -> generation.getNumber() == number)
                .findFirst()
                .orElseThrow();
        return retirement.clear(retired);
    }

    private Optional<Generation> known(int number) {
        return broker.read().of(number);
    }

    @Test
    void saysUpToWhereItHadReadAndThenDeletesIt() throws Exception {
        assertThat(clear(1)).isTrue();

        assertThat(known(1)).contains(generation(1, Phase.RETIRED, Map.of("hled.enrollments-0", 7L)));
        assertThat(broker.deleted).containsExactly(1);
    }

    @Test
    void waitsForWhoeverStillWorksForIt() throws Exception {
        broker.working.add(new Road(1).ledger());

        assertThat(clear(1)).isFalse();
        assertThat(known(1).orElseThrow().getEndedAt()).isEmpty();
        assertThat(broker.deleted).isEmpty();
    }

    /** Another aggregator has said where it ended, and deleted the group: whoever does not see that must not say that it read nothing. */
    @Test
    void waitsForWhatATransactionThatIsOpenHoldsBack() throws Exception {
        broker.read.remove(new Road(1).intake());
        broker.say(generation(1, Phase.RETIRED, Map.of("hled.enrollments-0", 7L)));
        broker.heldBack = 1;

        assertThat(clear(1)).isFalse();
        assertThat(broker.deleted).isEmpty();

        broker.heldBack = 0;
        assertThat(clear(1)).isTrue();
        assertThat(known(1)).contains(generation(1, Phase.RETIRED, Map.of("hled.enrollments-0", 7L)));
    }

    @Test
    void saysOfOneThatNobodyHasRetiredThatItIs() throws Exception {
        broker.say(generation(3, Phase.CURRENT, Map.of()));

        assertThat(clear(2)).isTrue();
        assertThat(known(2)).contains(generation(2, Phase.RETIRED, Map.of("hled.enrollments-0", 9L)));
        assertThat(broker.deleted).containsExactly(2);
    }
}
