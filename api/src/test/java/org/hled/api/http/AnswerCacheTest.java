package org.hled.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.hled.api.Samples;
import org.hled.api.figures.LiveFigures.State;
import org.hled.api.figures.Staleness;
import org.hled.api.figures.Stamp;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final int MIB = 1 << 20;

    private final AnswerCache cache = new AnswerCache();
    private final State state = state();

    private static State state() {
        return new State(new Stamp(42, Optional.of(Samples.AS_OF), 0), Optional.of(Samples.AS_OF));
    }

    @Test
    void findsWhatWasAnsweredInThisState() {
        put(state, "a", 1);

        assertThat(cache.find(state, Staleness.CURRENT, "a")).isPresent();
        assertThat(cache.find(state, Staleness.CURRENT, "b")).isEmpty();
    }

    @Test
    void findsNothingOfAnotherState() {
        put(state, "a", 1);

        assertThat(cache.find(state(), Staleness.CURRENT, "a"))
                .as("it looks the same and is of other figures")
                .isEmpty();
        assertThat(cache.find(state, Staleness.SILENT, "a")).isEmpty();

        State next = state();
        put(next, "b", 1);
        assertThat(cache.find(next, Staleness.CURRENT, "a")).isEmpty();
        assertThat(cache.find(next, Staleness.CURRENT, "b")).isPresent();
    }

    @Test
    void keepsNoMoreThanItMayUntilTheNextState() {
        put(state, "large", (int) AnswerCache.MAX_BYTES - MIB);
        put(state, "too large", 2 * MIB);

        assertThat(cache.find(state, Staleness.CURRENT, "large")).isPresent();
        assertThat(cache.find(state, Staleness.CURRENT, "too large")).isEmpty();

        State next = state();
        put(next, "too large", 2 * MIB);
        assertThat(cache.find(next, Staleness.CURRENT, "too large")).isPresent();
    }

    private void put(State of, String question, int bytes) {
        cache.put(
                of,
                Staleness.CURRENT,
                question,
                new AnswerCache.Answer(new byte[bytes], Optional.empty(), Marks.of(of, Staleness.CURRENT, "")));
    }
}
