package org.hled.api.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.AS_OF;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Instant LATER = AS_OF.plusSeconds(5);

    private final TestTime time = new TestTime();
    private final Freshness freshness = time.freshness();
    private final LiveFigures figures = time.figures(freshness);

    @BeforeEach
    void show() {
        figures.show(new WholeChange<>(7, AS_OF, List.of()));
        freshness.currentAsOf(freshness.now());
    }

    @Test
    void makesTheFiguresShownOfALaterTime() {
        figures.hear(new Pulse(LATER, 7));

        assertThat(figures.asOf()).contains(LATER);
        assertThat(figures.read(LiveFigures.View::asOf)).isEqualTo(LATER.toString());
    }

    @Test
    void saysNothingOfFiguresThatAreNotShownYet() {
        figures.hear(new Pulse(LATER, 8));
        assertThat(figures.asOf()).contains(AS_OF);

        figures.apply(new WholeChange<>(8, AS_OF.plusSeconds(1), List.of()));

        assertThat(figures.asOf()).contains(LATER);
    }

    @Test
    void leavesWhatAnEarlierPulseSaidUntilItsChangeIsShown() {
        figures.hear(new Pulse(LATER, 7));

        figures.hear(new Pulse(LATER.plusSeconds(1), 8));

        assertThat(figures.asOf()).contains(LATER);
    }

    @Test
    void neverMakesThemOfAnEarlierTime() {
        figures.hear(new Pulse(AS_OF.minusSeconds(1), 7));

        assertThat(figures.asOf()).contains(AS_OF);
    }

    @Test
    void givesATimeEvenWhereNothingHasBeenPublished() {
        figures.showNothing();
        assertThat(figures.asOf()).isEmpty();

        figures.hear(new Pulse(LATER, 0));

        assertThat(figures.asOf()).contains(LATER);
    }

    @Test
    void doesNotSpeakOfFiguresThatWereReadAnew() {
        figures.hear(new Pulse(LATER, 7));

        figures.show(new WholeChange<>(3, AS_OF, List.of()));

        assertThat(figures.asOf()).contains(AS_OF);
    }

    @Test
    void isMissedAfterThirtySeconds() {
        figures.hear(new Pulse(AS_OF, 7));
        advance(Duration.ofSeconds(30));
        assertThat(figures.staleness()).isEqualTo(Staleness.CURRENT);

        advance(Duration.ofMillis(1));
        assertThat(figures.staleness()).isEqualTo(Staleness.SILENT);

        figures.hear(new Pulse(AS_OF.plusSeconds(30), 7));
        assertThat(figures.staleness()).isEqualTo(Staleness.CURRENT);
    }

    @Test
    void isNotMissedWhereNoneEverCame() {
        advance(Duration.ofDays(1));

        assertThat(figures.staleness()).isEqualTo(Staleness.CURRENT);
    }

    @Test
    void doesNotHideThatTheReaderIsBehind() {
        figures.hear(new Pulse(AS_OF, 7));

        time.advance(Duration.ofSeconds(11));

        assertThat(figures.staleness()).isEqualTo(Staleness.BEHIND);
    }

    /** Time passes while the reader stays up to date. */
    private void advance(Duration duration) {
        time.advance(duration);
        freshness.currentAsOf(freshness.now());
    }
}
