package org.hled.api.http;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.hled.api.figures.LiveFigures.State;
import org.hled.api.figures.Staleness;

/**
 * Answers as they were sent, for those who ask the same until the next change or pulse: nothing of an earlier state is
 * ever found. When it is full, no more are kept until then, which is a second away at most.
 */
@Singleton
final class AnswerCache {

    static final long MAX_BYTES = 16L << 20;

    private final AtomicReference<Generation> current =
            new AtomicReference<>(new Generation(Optional.empty(), Staleness.CURRENT));

    /**
     * What was answered.
     *
     * @param link to the next page; empty if there is none
     * @param marks the headers that go with it
     */
    record Answer(byte[] body, Optional<String> link, Marks marks) {}

    /** What was answered to the question in this state; empty if nothing was. */
    Optional<Answer> find(State state, Staleness staleness, String question) {
        Generation generation = current.get();
        return generation.isOf(state, staleness)
                ? Optional.ofNullable(generation.answers.get(question))
                : Optional.empty();
    }

    /** Keeps an answer that was made of this state. */
    void put(State state, Staleness staleness, String question, Answer answer) {
        Generation generation = current.updateAndGet(
                kept -> kept.isOf(state, staleness) ? kept : new Generation(Optional.of(state), staleness));
        // Two bytes for a character of the question at most.
        long size = answer.body().length + 2L * question.length();
        if (generation.bytes.addAndGet(size) <= MAX_BYTES) {
            generation.answers.put(question, answer);
        }
    }

    private static final class Generation {
        private final Optional<State> state;
        private final Staleness staleness;
        private final Map<String, Answer> answers = new ConcurrentHashMap<>();
        private final AtomicLong bytes = new AtomicLong();

        private Generation(Optional<State> state, Staleness staleness) {
            this.state = state;
            this.staleness = staleness;
        }

        /** The same object: another state may look alike and have other figures. */
        @SuppressWarnings("ReferenceEquality")
        private boolean isOf(State other, Staleness otherStaleness) {
            return state.filter(own -> own == other).isPresent() && staleness == otherStaleness;
        }
    }
}
