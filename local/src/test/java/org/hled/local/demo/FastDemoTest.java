package org.hled.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.hled.local.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FastDemoTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(1);
    /** As long as a poll is taken to last, however long it does. */
    private static final Duration POLL = Duration.ofMillis(5);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Play play = new Play();
    private PlayedApi api;
    private int polls;

    /** The agencies, and the initiatives that stand as what they send makes them; each request is a moment later. */
    private static final class Play implements Agencies {

        private final List<String> told = new ArrayList<>();
        private boolean silent;
        private int silentFor;
        private int moment;
        private int neverStallsFrom = 4;
        private RuntimeException failure;

        @Override
        public synchronized void setSilent(String initiative, boolean isSilent) {
            told.add((isSilent ? "silent " : "speaks ") + initiative);
            silent = isSilent;
        }

        @Override
        public synchronized void check() {
            if (failure != null) {
                throw failure;
            }
        }

        synchronized String answer() {
            moment++;
            silentFor = silent ? silentFor + 1 : Math.max(0, Math.min(silentFor, 6) - 2);
            return Standings.json(List.of(waits(), training(), exercise()));
        }

        private Standing waits() {
            if (silentFor > 4) {
                return Standings.stalled("waits", "waits/1", 0);
            }
            return silentFor > 2 && silent
                    ? Standings.of("waits", "late", "silent")
                    : Standings.of("waits", "on-track");
        }

        private Standing training() {
            return moment < 5
                    ? Standings.of("training", "on-track", "behind")
                    : Standings.of("training", "on-track", "behind", "flat");
        }

        private Standing exercise() {
            return moment < neverStallsFrom
                    ? Standings.of("exercise", "awaiting")
                    : Standings.stalled("exercise", "exercise/1", moment / 6);
        }
    }

    @BeforeEach
    void start() throws IOException {
        api = PlayedApi.start(play::answer);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsEachChangeFromTheFirstSilenceToTheRecovery() {
        demo(this::countPoll).run(LONG);

        assertThat(play.told).containsExactly("silent waits", "speaks waits");
        assertThat(lines())
                .containsSubsequence(
                        "waits: on-track",
                        "waits: (sends nothing from now on)",
                        "waits: on-track -> late (silent)",
                        "waits: late (silent) -> stalled (silent)",
                        "waits: alert raised: waits/1",
                        "waits: (sends reports again)",
                        "waits: stalled (silent) -> on-track",
                        "waits: alert resolved: waits/1")
                .containsSubsequence(
                        "training: on-track (behind)", "training: on-track (behind) -> on-track (behind, flat)")
                .containsSubsequence("exercise: awaiting -> stalled (silent)", "exercise: alert raised: exercise/1")
                .contains("exercise: reminder 1: exercise/1")
                .endsWith("every step was seen");
    }

    @Test
    void namesTheStepThatIsMissing() {
        play.neverStallsFrom = Integer.MAX_VALUE;

        assertThatThrownBy(() -> demo(this::countPoll).run(SHORT))
                .isInstanceOf(Fault.class)
                .hasMessage("not seen after 0 s:%nexercise stalls, and an alert is raised for it".formatted());
        assertThat(lines()).doesNotContain("every step was seen");
    }

    @Test
    void saysWhatTheApiAnsweredWhereItGaveNoStatuses() {
        api.answerWith(503);

        assertThatThrownBy(() -> demo(this::countPoll).run(SHORT))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("waits is on track\n")
                .hasMessageEndingWith(api.url() + "/api/v1/initiatives answers 503");
        assertThat(play.told).isEmpty();
    }

    @Test
    void endsWhereReportsCanNoLongerBeSent() {
        play.failure = new Fault("the broker does not take records");

        assertThatThrownBy(() -> demo(this::countPoll).run(LONG)).isSameAs(play.failure);
    }

    @Test
    void givesUpWhenTheStackIsStopping() {
        assertThatThrownBy(() -> demo(() -> true).run(LONG)).isInstanceOf(CancellationException.class);
    }

    private boolean countPoll() {
        polls++;
        return false;
    }

    private FastDemo demo(BooleanSupplier cancelled) {
        return new FastDemo(
                play,
                new Cast("waits", "training", "exercise"),
                api.url(),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new Polling(PAUSE, cancelled, () -> polls * POLL.toNanos()));
    }

    /** What was printed, without the seconds; each line of a change begins with them. */
    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^ +\\d+\\.\\d s  (\\S+) +", "$1: "))
                .toList();
    }
}
