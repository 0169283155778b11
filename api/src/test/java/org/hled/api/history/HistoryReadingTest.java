package org.hled.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.hled.api.figures.TestTime;
import org.hled.api.figures.TotalKey;
import org.hled.api.http.ProblemException;
import org.hled.api.live.BrokenTopicException;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.Test;

class HistoryReadingTest {

    private static final String PEOPLE = "pillar/pillar-4/enrollment.enrolled/people/all";
    private static final String MONEY = "pillar/pillar-2/investment.pledged/USD/all";

    private final TestRegistry registry = new TestRegistry();
    private final HistoryTopic topic = new HistoryTopic(registry);
    private final TestTime time = new TestTime();
    private final History history = new History(time.freshness());
    private final HistoryReading reading = new HistoryReading(topic.consumer(), registry, history);

    @Test
    void waitsForATopicThatDoesNotExistYet() {
        topic.setExists(false);
        assertThat(reading.step())
                .hasValueSatisfying(obstacle -> assertThat(obstacle).contains("does not exist yet"));
        assertThatThrownBy(history::index).isInstanceOf(ProblemException.class);

        topic.setExists(true);
        step();

        assertThat(history.index().lastVersion()).isZero();
    }

    @Test
    void showsNothingBeforeItHasReadToTheEnd() {
        for (int version = 1; version <= 250; version++) {
            topic.write(PEOPLE, version, "1");
        }

        step();
        assertThat(history.shown()).isEmpty();
        assertThat(history.freshness().lag()).isPositive();
        step();
        step();

        assertThat(history.index().records()).isEqualTo(250);
        assertThat(history.freshness().lag()).isZero();
    }

    @Test
    void isAtTheEndWhereOnlyMarkersFollow() {
        topic.write(PEOPLE, 1, "1");
        topic.marker();
        topic.marker();

        step();

        assertThat(history.index().lastVersion()).isEqualTo(1);
        assertThat(history.freshness().isStale()).isFalse();
    }

    @Test
    void findsRecordsBetweenMarkersAndWhatWasAborted() {
        long first = topic.write(PEOPLE, 1, "1");
        topic.marker();
        topic.marker();
        long second = topic.write(PEOPLE, 2, "2");
        topic.marker();
        step();

        assertThat(place(PEOPLE, 1)).isEqualTo(new Place.Record(first, false, true));
        assertThat(place(PEOPLE, 2)).isEqualTo(new Place.Record(second, true, false));
        assertThat(place(PEOPLE, 9)).isEqualTo(new Place.Record(second, true, false));
        assertThat(place(PEOPLE, 0)).isEqualTo(new Place.NotYet());
    }

    @Test
    void goesOnWhenMoreComes() {
        step();
        topic.write(MONEY, 4, "1");
        step();

        assertThat(place(MONEY, 4)).isInstanceOf(Place.Record.class);
    }

    @Test
    void forgetsWhatIsDeletedWhileItReads() {
        topic.write(PEOPLE, 1, "1");
        topic.write(MONEY, 1, "1");
        long kept = topic.correct(PEOPLE, 2, "2", "1");
        topic.correct(PEOPLE, 3, "3", "1");
        step();
        assertThat(corrections()).isEqualTo(2);

        topic.deleteBefore(kept);
        step();

        assertThat(place(PEOPLE, 1)).isEqualTo(new Place.Forgotten(2));
        assertThat(place(PEOPLE, 2)).isInstanceOf(Place.Record.class);
        assertThat(place(MONEY, 3)).isEqualTo(new Place.Unmentioned(2, HistoryTopic.time(2)));
        assertThat(corrections()).as("of one nobody knows what was before").isEqualTo(1);
    }

    @Test
    void looksThroughWhatItKnowsOnlyWhenMoreIsDeleted() {
        topic.write(PEOPLE, 1, "1");
        long kept = topic.write(MONEY, 1, "1");
        step();
        topic.deleteBefore(kept);
        step();
        String mark = history.index().mark();

        step();

        assertThat(history.index().mark()).isEqualTo(mark);
        assertThat(history.index().records()).isEqualTo(1);
        assertThat(place(MONEY, 1)).isEqualTo(new Place.Record(kept, true, false));
    }

    @Test
    void knowsThatTheBeginningWasDeletedBefore() {
        topic.write(PEOPLE, 1, "1");
        topic.deleteBefore(topic.correct(PEOPLE, 2, "2", "1"));

        step();

        assertThat(place(PEOPLE, 1)).isEqualTo(new Place.Forgotten(2));
        assertThat(corrections()).isZero();
    }

    @Test
    void waitsForTheRegistryAndSkipsNothing() {
        topic.write(PEOPLE, 1, "1");
        registry.setDown(true);
        assertThat(reading.step()).contains("The schema registry does not answer.");
        assertThat(history.shown()).isEmpty();

        registry.setDown(false);
        step();

        assertThat(history.index().records()).isEqualTo(1);
    }

    @Test
    void keepsWhatItKnowsWhileTheBrokerIsDownAndSaysThatItMayBeBehind() {
        topic.write(PEOPLE, 1, "1");
        step();
        topic.setDown(true);

        time.advance(Duration.ofSeconds(11));

        assertThat(reading.step()).contains("The broker does not answer.");
        assertThat(history.index().records()).isEqualTo(1);
        assertThat(history.freshness().isStale()).isTrue();
    }

    @Test
    void passesOverNothingThatCannotBeReadAndTellsWhatStandsBeforeIt() {
        topic.write(PEOPLE, 1, "1");
        topic.write(PEOPLE, 2, "2");
        topic.bytes(new byte[] {7});
        topic.write(PEOPLE, 3, "3");

        assertThatThrownBy(reading::step)
                .isInstanceOf(BrokenTopicException.class)
                .hasMessageContaining("offset 2 of hled.history");
        assertThat(place(PEOPLE, 1)).isEqualTo(new Place.Record(0, false, true));
        assertThat(place(PEOPLE, 3)).as("perhaps it changed").isEqualTo(new Place.Record(1, true, false));
        assertThat(history.freshness().isStale()).isTrue();
        assertThat(history.freshness().decodeFaults()).isEqualTo(1);
    }

    @Test
    void refusesVersionsThatGoBack() {
        topic.write(PEOPLE, 5, "1");
        topic.write(PEOPLE, 4, "1");

        assertThatThrownBy(reading::step)
                .isInstanceOf(BrokenTopicException.class)
                .hasMessageContaining("version 4, and stands after one of version 5");
    }

    @Test
    void noticesThatItsPlaceIsGone() {
        topic.write(PEOPLE, 1, "1");
        step();
        topic.marker();
        topic.deleteBefore(2);

        assertThatThrownBy(reading::step).isInstanceOf(OffsetOutOfRangeException.class);
    }

    /** A step, after the time in which it looks at the ends again. */
    private void step() {
        time.advance(Duration.ofSeconds(2));
        assertThat(reading.step()).isEmpty();
    }

    private Place place(String key, long version) {
        return history.index().at(key(key), version);
    }

    private int corrections() {
        return history.index().corrections(key -> true, 0, Long.MAX_VALUE, 100).size();
    }

    static TotalKey key(String text) {
        return HistoryTopic.row(text, 0, "0").key();
    }
}
