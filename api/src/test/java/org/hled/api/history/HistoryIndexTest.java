package org.hled.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hled.api.figures.TotalKey;

class HistoryIndexTest {

    private static final int FIGURES = 5;

    /**
     * A change.
     *
     * @param step by how much the version grows
     * @param gap how many markers stand before it
     * @param figures by number, whether it is a correction
     */
    record Step(int step, int gap, Map<Integer, Boolean> figures) {}

    @Provide
    Arbitrary<List<Step>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.maps(Arbitraries.integers().between(0, FIGURES - 1), Arbitraries.of(true, false))
                                .ofMinSize(1))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    /** Beside the index, plain lists of all that was written. */
    @Property
    void findsOfEachFigureTheLastRecordThatIsNotYoungerThanTheVersion(
            @ForAll("changes") List<Step> changes, @ForAll @IntRange(max = 80) int deleted) {
        HistoryIndex index = new HistoryIndex();
        List<Written> written = new ArrayList<>();
        long offset = 0;
        long version = 0;
        for (Step step : changes) {
            version += step.step;
            offset += step.gap;
            for (var figure : step.figures.entrySet()) {
                written.add(new Written(offset, figure.getKey(), version, figure.getValue()));
                index.add(offset++, key(figure.getKey()), version, Instant.ofEpochSecond(version), figure.getValue());
            }
        }
        index.forgetBefore(deleted);

        List<Written> kept =
                written.stream().filter(one -> one.offset >= deleted).toList();
        boolean isTrimmed = deleted > 0;
        for (long asked = 0; asked <= version + 1; asked++) {
            for (int figure = 0; figure < FIGURES; figure++) {
                Place expected = expected(kept, figure, asked, version, isTrimmed);
                Place found = index.at(key(figure), asked);
                if (expected == null) {
                    assertThat(found).isInstanceOf(Place.Unmentioned.class);
                } else {
                    assertThat(found).isEqualTo(expected);
                }
            }
        }
        assertThat(index.corrections(key -> true, 0, Long.MAX_VALUE, 1000)).isEqualTo(corrections(kept));
        assertThat(index.corrections(key(1)::equals, 0, Long.MAX_VALUE, 1000))
                .isEqualTo(corrections(kept).stream()
                        .filter(spot -> spot.key().equals(key(1)))
                        .toList());
        assertThat(index.records()).isEqualTo(kept.size());
    }

    @Property
    void givesCorrectionsPageByPageTheSameAsAtOnce(
            @ForAll("changes") List<Step> changes, @ForAll @IntRange(min = 1, max = 5) int limit) {
        HistoryIndex index = new HistoryIndex();
        long offset = 0;
        long version = 0;
        for (Step step : changes) {
            version += step.step;
            for (var figure : step.figures.entrySet()) {
                index.add(offset++, key(figure.getKey()), version, Instant.EPOCH, figure.getValue());
            }
        }

        List<HistoryIndex.Spot> paged = new ArrayList<>();
        long below = Long.MAX_VALUE;
        List<HistoryIndex.Spot> page;
        do {
            page = index.corrections(key -> true, 0, below, limit);
            paged.addAll(page);
            below = page.isEmpty() ? 0 : page.getLast().offset();
        } while (!page.isEmpty());

        assertThat(paged).isEqualTo(index.corrections(key -> true, 0, Long.MAX_VALUE, 1000));
    }

    private static Place expected(List<Written> kept, int figure, long asked, long last, boolean isTrimmed) {
        List<Written> own = kept.stream().filter(one -> one.figure == figure).toList();
        if (own.isEmpty()) {
            return null;
        }
        Optional<Written> found =
                own.stream().filter(one -> one.version <= asked).reduce((a, b) -> b);
        return found.<Place>map(one -> new Place.Record(one.offset, one.equals(own.getLast()), last > asked))
                .orElseGet(() -> isTrimmed ? new Place.Forgotten(own.getFirst().version) : new Place.NotYet());
    }

    private static List<HistoryIndex.Spot> corrections(List<Written> kept) {
        Map<Integer, Long> before = new HashMap<>();
        List<HistoryIndex.Spot> oldestFirst = new ArrayList<>();
        for (Written one : kept) {
            if (one.isCorrection && before.containsKey(one.figure)) {
                oldestFirst.add(new HistoryIndex.Spot(key(one.figure), before.get(one.figure), one.offset));
            }
            before.put(one.figure, one.offset);
        }
        return oldestFirst.reversed();
    }

    private static TotalKey key(int figure) {
        return new TotalKey("pillar", "pillar-" + figure, "enrollment.enrolled", "people", "all");
    }

    private record Written(long offset, int figure, long version, boolean isCorrection) {}
}
