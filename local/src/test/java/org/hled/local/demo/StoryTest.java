package org.hled.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final String ALERT = "waits/1";
    private static final Standing FLAT = Standings.of("training", "on-track", "behind", "flat");
    private static final Standing NEVER = Standings.stalled("exercise", "exercise/1", 0);

    private final Story story = new Story(new Cast("waits", "training", "exercise"));

    @Test
    void isWholeAfterASilenceFromBeginningToEnd() {
        see("on-track");
        see("late");
        story.see(List.of(Standings.stalled("waits", ALERT, 0)));
        see("on-track");
        assertThat(story.missing())
                .containsExactly("training falls flat", "exercise stalls, and an alert is raised for it");

        story.see(List.of(FLAT, NEVER));

        assertThat(story.isWhole()).isTrue();
        assertThat(story.missing()).isEmpty();
    }

    @Test
    void silencesWhatIsOnTrackUntilItsAlertIsOut() {
        see("awaiting");
        assertThat(story.wantsSilence()).isFalse();
        see("on-track");
        assertThat(story.wantsSilence()).isTrue();
        see("late");
        assertThat(story.wantsSilence()).isTrue();
        story.see(List.of(Standings.stalled("waits", ALERT, 0)));
        assertThat(story.wantsSilence()).isFalse();
        see("on-track");
        assertThat(story.wantsSilence()).isFalse();
    }

    @Test
    void repeatsTheSilenceWhereALookCameTooLateForAStep() {
        see("on-track");
        story.see(List.of(Standings.stalled("waits", ALERT, 0)));
        see("on-track");
        assertThat(story.missing()).contains("waits goes late");
        assertThat(story.wantsSilence()).isTrue();

        see("late");
        assertThat(story.missing()).doesNotContain("waits goes late").contains("waits stalls");
        story.see(List.of(Standings.stalled("waits", "waits/2", 0)));
        see("on-track");
        assertThat(story.missing())
                .containsExactly("training falls flat", "exercise stalls, and an alert is raised for it");
    }

    @Test
    void namesEveryStepThatIsMissing() {
        assertThat(story.missing())
                .containsExactly(
                        "waits is on track",
                        "waits goes late",
                        "waits stalls",
                        "an alert is raised for waits",
                        "waits is on track again",
                        "the alert for waits is resolved",
                        "training falls flat",
                        "exercise stalls, and an alert is raised for it");
    }

    @Test
    void nothingIsSeenOfWhatIsOnlyBehindOrOnlyStalled() {
        story.see(List.of(Standings.of("training", "on-track", "behind"), Standings.of("exercise", "stalled")));

        assertThat(story.missing()).contains("training falls flat", "exercise stalls, and an alert is raised for it");
    }

    private void see(String status) {
        story.see(List.of(Standings.of("waits", status)));
    }
}
