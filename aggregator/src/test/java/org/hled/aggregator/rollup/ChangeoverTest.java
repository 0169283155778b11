package org.hled.aggregator.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.hled.aggregator.rollup.Changeover.Turn;
import org.junit.jupiter.api.Test;

/** When the Roll-up changes over to the generation that was built. */
class ChangeoverTest {

    private static final long NOW = 1_717_200_000_000L;

    /** By the broker's clock, which is another one. */
    private static final long PUBLISHED = 500_000;

    private static final long LATEST = 500_300;

    private long counted = LATEST + 1;

    private final Changeover changeover = new Changeover();

    private Turn turn(long now, long built) {
        return turn(now, OptionalLong.of(built), OptionalLong.of(LATEST));
    }

    private Turn turn(long now, OptionalLong built, OptionalLong latest) {
        return changeover.turn(now, built, OptionalLong.of(counted), PUBLISHED, latest);
    }

    @Test
    void publishesAsEverWhileNothingIsBuiltOrItIsFarBehind() {
        assertThat(turn(NOW, OptionalLong.empty(), OptionalLong.of(LATEST))).isEqualTo(Turn.PUBLISH);
        assertThat(turn(NOW, PUBLISHED - 5_001)).isEqualTo(Turn.PUBLISH);
        // After a restart nobody knows how late what is published is, until a partial has come.
        assertThat(turn(NOW, OptionalLong.of(PUBLISHED), OptionalLong.empty())).isEqualTo(Turn.PUBLISH);
    }

    @Test
    void waitsUntilItHasAllThatHadComeWhenTheWaitBegan() {
        assertThat(turn(NOW, PUBLISHED - 5_000)).isEqualTo(Turn.WAIT);
        assertThat(turn(NOW + 100, LATEST)).isEqualTo(Turn.WAIT);
        // What has come since need not be in: it was not published.
        assertThat(turn(NOW + 200, OptionalLong.of(LATEST + 1), OptionalLong.of(LATEST + 5_000)))
                .isEqualTo(Turn.CHANGE_OVER);
    }

    @Test
    void waitsForTheCurrentOneForFiveSecondsSoThatTheyCanBeCompared() {
        counted = LATEST;
        assertThat(turn(NOW, LATEST + 1)).isEqualTo(Turn.WAIT);
        assertThat(turn(NOW + 4_999, LATEST + 1)).isEqualTo(Turn.WAIT);
        assertThat(turn(NOW + 5_000, LATEST + 1)).isEqualTo(Turn.CHANGE_OVER);
    }

    @Test
    void keepsReadersWaitingForFifteenSecondsAndThenForThirtyNoMore() {
        assertThat(turn(NOW, PUBLISHED)).isEqualTo(Turn.WAIT);
        assertThat(turn(NOW + 14_999, PUBLISHED)).isEqualTo(Turn.WAIT);
        assertThat(turn(NOW + 15_000, PUBLISHED)).isEqualTo(Turn.PUBLISH);
        assertThat(turn(NOW + 44_999, PUBLISHED)).isEqualTo(Turn.PUBLISH);
        assertThat(turn(NOW + 45_000, PUBLISHED)).isEqualTo(Turn.WAIT);
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyWaiting() {
        assertThat(turn(NOW, PUBLISHED)).isEqualTo(Turn.WAIT);
        assertThat(turn(NOW - 3_600_000, PUBLISHED)).isEqualTo(Turn.PUBLISH);
    }
}
