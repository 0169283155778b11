package org.hled.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private final Changes changes = new Changes();

    @Test
    void sayEachStatusWhenItIsFirstSeenAndWhenItHasChanged() {
        assertThat(saidOf(Standings.of("a", "awaiting"), Standings.of("b", "late", "silent")))
                .containsExactly("a: awaiting", "b: late (silent)");
        assertThat(saidOf(Standings.of("a", "on-track"), Standings.of("b", "late", "silent")))
                .containsExactly("a: awaiting -> on-track");
        assertThat(saidOf(Standings.of("a", "on-track", "behind", "flat")))
                .containsExactly("a: on-track -> on-track (behind, flat)");
    }

    @Test
    void sayWhenAnAlertIsRaisedRemindedOfAndResolved() {
        saidOf(Standings.of("a", "late", "silent"));

        assertThat(saidOf(Standings.stalled("a", "a/1", 0)))
                .containsExactly("a: late (silent) -> stalled (silent)", "a: alert raised: a/1");
        assertThat(saidOf(Standings.stalled("a", "a/1", 1))).containsExactly("a: reminder 1: a/1");
        assertThat(saidOf(Standings.stalled("a", "a/1", 1))).isEmpty();
        assertThat(saidOf(Standings.of("a", "on-track")))
                .containsExactly("a: stalled (silent) -> on-track", "a: alert resolved: a/1");
    }

    @Test
    void anAlertInTheStepsOfAnotherIsNoReminder() {
        saidOf(Standings.stalled("a", "a/1", 3));

        assertThat(saidOf(Standings.stalled("a", "a/2", 0)))
                .containsExactly("a: alert resolved: a/1", "a: alert raised: a/2");
    }

    private List<String> saidOf(Standing... standings) {
        return changes.since(List.of(standings)).stream()
                .map(change -> change.initiative() + ": " + change.what())
                .toList();
    }
}
