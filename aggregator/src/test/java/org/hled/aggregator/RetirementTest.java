package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Road;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A generation is cleared away once, and what its group alone knew is said before. */
class RetirementTest {

    private static final Instant SINCE = Instant.parse("2026-11-25T12:00:00Z");

    private final PlayedBroker broker = new PlayedBroker();
    private final Retirement retirement = new Retirement(broker, broker, broker);

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
