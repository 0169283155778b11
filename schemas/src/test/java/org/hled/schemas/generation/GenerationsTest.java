package org.hled.schemas.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.hled.generation.Generation;
import org.junit.jupiter.api.Test;

class GenerationsTest {

    private static final String TOPIC = "hled.enrollments";

    @Test
    void theFirstIsCurrentWhereNobodyEverRebuilt() {
        assertThat(Generations.NONE.current().getNumber()).isEqualTo(1);
        assertThat(Generations.NONE.current().getPartitions()).isEqualTo(8);
        assertThat(Generations.NONE.building()).isEmpty();
        assertThat(Generations.NONE.highest()).isEqualTo(1);
    }

    @Test
    void oneIsBuiltBesideTheCurrentOneAndTakesItsPlace() {
        Generations built = Generations.NONE.with(generation(2, Phase.BUILDING));

        assertThat(built.current().getNumber()).isEqualTo(1);
        assertThat(built.building().orElseThrow().getNumber()).isEqualTo(2);
        assertThat(built.highest()).isEqualTo(2);

        Generations switched = built.with(generation(2, Phase.CURRENT)).with(generation(1, Phase.RETIRED));

        assertThat(switched.current().getNumber()).isEqualTo(2);
        assertThat(switched.building()).isEmpty();
        assertThat(built.building()).as("what was read before").isPresent();
    }

    @Test
    void oneBelowTheCurrentOneIsRetiredAlsoWhereNobodyHasSaidSo() {
        Generations twoCurrent = Generations.NONE
                .with(generation(1, Phase.RETIRED))
                .with(generation(2, Phase.CURRENT))
                .with(generation(3, Phase.CURRENT));

        assertThat(twoCurrent.current().getNumber()).isEqualTo(3);
        assertThat(twoCurrent.retired()).containsExactly(generation(1, Phase.RETIRED), generation(2, Phase.RETIRED));
        assertThat(Generations.NONE.with(generation(2, Phase.BUILDING)).retired())
                .isEmpty();
    }

    @Test
    void theFirstOnesRejectionsCountWhateverIsKnown() {
        assertThat(Generations.NONE.counts(1, TOPIC, 0, 7)).isTrue();
        assertThat(Generations.NONE
                        .with(generation(2, Phase.CURRENT))
                        .with(ended(1, Map.of("hled.enrollments-0", 5L)))
                        .counts(1, TOPIC, 0, 7))
                .isTrue();
    }

    @Test
    void aSuccessorsRejectionsCountFromWhereTheOneBeforeEndedOnceItIsCurrent() {
        Generations unknown = Generations.NONE;
        Generations building = unknown.with(generation(2, Phase.BUILDING));
        Generations switched = building.with(generation(2, Phase.CURRENT)).with(generation(1, Phase.RETIRED));
        Generations ended = switched.with(ended(1, Map.of("hled.enrollments-0", 5L, "hled.enrollments-1", 9L)));

        assertThat(unknown.counts(2, TOPIC, 0, 5)).isFalse();
        assertThat(building.counts(2, TOPIC, 0, 5)).isFalse();
        assertThat(switched.counts(2, TOPIC, 0, 5))
                .as("where it ended is not known yet")
                .isFalse();
        assertThat(ended.counts(2, TOPIC, 0, 4)).isFalse();
        assertThat(ended.counts(2, TOPIC, 0, 5)).isTrue();
        assertThat(ended.counts(2, TOPIC, 1, 8)).isFalse();
        assertThat(ended.counts(2, "hled.enrollments.mx-new", 0, 0))
                .as("a partition that it had not read")
                .isTrue();
    }

    @Test
    void thoseOfOneThatWasCurrentGoOnCounting() {
        Generations third = Generations.NONE
                .with(ended(1, Map.of("hled.enrollments-0", 5L)))
                .with(ended(2, Map.of("hled.enrollments-0", 8L)))
                .with(generation(3, Phase.CURRENT));

        assertThat(third.counts(2, TOPIC, 0, 4)).isFalse();
        assertThat(third.counts(2, TOPIC, 0, 6)).isTrue();
        assertThat(third.counts(3, TOPIC, 0, 6)).isFalse();
        assertThat(third.counts(3, TOPIC, 0, 8)).isTrue();
    }

    @Test
    void whatASuccessorTellsOfBeforeItWasBegunCountsOnceItIsCurrent() {
        Map<String, Long> from = Map.of("hled.enrollments-0", 5L);
        Generations building = Generations.NONE.with(begun(Phase.BUILDING, from));
        Generations switched = building.with(begun(Phase.CURRENT, from)).with(generation(1, Phase.RETIRED));
        Generations ended = switched.with(ended(1, Map.of("hled.enrollments-0", 9L)));

        assertThat(building.counts(2, TOPIC, 0, 4)).isFalse();
        assertThat(switched.counts(2, TOPIC, 0, 4)).isTrue();
        assertThat(ended.counts(2, TOPIC, 0, 4)).isTrue();
        assertThat(ended.counts(2, TOPIC, 0, 5)).as("told by both").isFalse();
        assertThat(ended.counts(2, TOPIC, 0, 9)).isTrue();
    }

    private static Generation begun(Phase phase, Map<String, Long> rejectionsFrom) {
        return new Generation(2, phase.id(), 8, rejectionsFrom, Map.of(), Instant.EPOCH);
    }

    private static Generation generation(int number, Phase phase) {
        return new Generation(number, phase.id(), 8, Map.of(), Map.of(), Instant.EPOCH);
    }

    private static Generation ended(int number, Map<String, Long> at) {
        return new Generation(number, Phase.RETIRED.id(), 8, Map.of(), at, Instant.EPOCH);
    }
}
