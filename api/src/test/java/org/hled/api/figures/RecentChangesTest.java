package org.hled.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.api.Samples;
import org.hled.api.figures.RecentChanges.Mark;
import org.junit.jupiter.api.Test;

class RecentChangesTest {

    private static final Instant NOW = Instant.parse("2024-04-30T12:00:00Z");

    private final RecentChanges recent = new RecentChanges(1000);

    @Test
    void tellsEachKeyOnceWithTheLatestFirst() {
        startAt(5);
        add(6, "a", "b");
        add(7, "b");
        add(8, "a");

        assertThat(since(5)).containsExactly("a", "b");
        assertThat(since(6)).containsExactly("a", "b");
        assertThat(since(7)).containsExactly("a");
        assertThat(since(8)).isEmpty();
    }

    @Test
    void knowsNoVersionFromBeforeItBeganNorOneThatIsStillToCome() {
        startAt(5);
        add(6, "a");

        assertThat(recent.at(4)).isEmpty();
        assertThat(recent.at(7)).isEmpty();
        assertThat(since(5)).containsExactly("a");
    }

    @Test
    void forgetsWhatChangedLongestAgoOnceItTakesTooMuch() {
        startAt(0);
        for (int version = 1; version <= 50; version++) {
            add(version, "key-" + version);
        }

        assertThat(recent.at(1)).isEmpty();
        assertThat(recent.at(40)).isEmpty();
        assertThat(since(49)).containsExactly("key-50");
        assertThat(recent.reaches(0)).isFalse();
    }

    @Test
    void oneKeyThatChangesForEverTakesNoMore() {
        startAt(0);
        for (int version = 1; version <= 10_000; version++) {
            add(version, "a");
        }

        assertThat(since(0)).containsExactly("a");
    }

    @Test
    void tellsACorrectionToThoseWhoHaveSeenItsVersion() {
        startAt(5);
        add(6, "a");
        recent.add(new Stamp(6, Optional.of(NOW), 1), change(6, "b"));

        assertThat(since(6)).containsExactly("b");
        assertThat(since(5)).containsExactly("b", "a");
    }

    @Test
    void hasNothingFromBeforeANewStart() {
        startAt(5);
        add(6, "a");
        Mark before = recent.last();

        recent.startOver(new Stamp(6, Optional.of(NOW), 1));

        assertThat(recent.reaches(before.number())).isFalse();
        assertThat(recent.at(5)).isEmpty();
        // What stands now under that number may be more than what was seen under it.
        assertThat(recent.at(6)).isEmpty();
        startAt(7);
        assertThat(since(7)).isEmpty();
    }

    private void startAt(long version) {
        recent.startOver(new Stamp(version, Optional.of(NOW), 0));
    }

    private void add(long version, String... ids) {
        recent.add(new Stamp(version, Optional.of(NOW), 0), change(version, ids));
    }

    private static WholeChange<Row> change(long version, String... ids) {
        List<Row> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(Samples.total("initiative/" + id + "/enrollment.enrolled/people/all", "1", 1));
        }
        return new WholeChange<>(version, NOW, rows);
    }

    private List<String> since(long version) {
        List<String> ids = new ArrayList<>();
        recent.since(
                recent.at(version).orElseThrow().number(),
                key -> ids.add(((ChangedKey.OfTotal) key).key().id()));
        return ids;
    }
}
