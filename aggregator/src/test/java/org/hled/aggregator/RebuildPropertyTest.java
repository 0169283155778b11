package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.hled.aggregator.TotalsPropertyTest.Entry;
import org.hled.aggregator.TotalsPropertyTest.Sent;
import org.hled.schemas.topic.Topics;
import org.hled.totals.Change;
import org.hled.totals.Total;
import org.hled.update.Precision;

/**
 * Another generation takes the place of the current one, whatever either has read at which moment, and whoever restarts: the
 * totals are then exactly those of the inputs, and nothing that was shown is taken back.
 */
class RebuildPropertyTest {

    private static final int STEPS = 60;
    private static final int MOST_LOOKS = 60;

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void totalsAreThoseOfTheInputsWhateverTheFormerGenerationHasLost(@ForAll Random random) {
        List<Sent> reports = new ArrayList<>();
        List<Entry> catalog = new ArrayList<>();
        try (TwoGenerations both = new TwoGenerations(1 + random.nextInt(3))) {
            for (int i = 0; i < STEPS; i++) {
                switch (random.nextInt(12)) {
                    case 0 -> {
                        Entry entry = new Entry(
                                TotalsPropertyTest.INITIATIVES.get(random.nextInt(2)),
                                random.nextInt(4),
                                TotalsPropertyTest.AGENCIES.get(random.nextInt(2)));
                        catalog.add(entry);
                        TotalsPropertyTest.send(both.pipeline, entry);
                    }
                    case 1, 2, 3, 4, 5 -> {
                        Sent sent = HistoryPropertyTest.sent(random);
                        reports.add(sent);
                        both.publish(sent.update(), random.nextInt(8) == 0);
                    }
                    default -> meanwhile(both, random);
                }
            }
            changeOver(both, random);

            assertThat(TotalsPropertyTest.published(both.pipeline))
                    .isEqualTo(TotalsPropertyTest.oracle(reports, catalog));
            assertThat(both.pipeline.rejections()).isEmpty();
            assertThatNoVersionIsMissing(both.pipeline);
            assertThat(both.pipeline.keptPartials(1)).isZero();
            assertThat(both.pipeline.keptPartials(TwoGenerations.NEXT)).isPositive();
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void nothingStepsBackAndNothingIsSaidToBeCorrectedWhereOnlyNewReportsCome(@ForAll Random random) {
        try (TwoGenerations both = new TwoGenerations(1 + random.nextInt(3))) {
            TotalsPropertyTest.INITIATIVES.forEach(initiative -> TotalsPropertyTest.send(
                    both.pipeline, new Entry(initiative, 1, TotalsPropertyTest.AGENCIES.getFirst())));
            for (int i = 0; i < STEPS; i++) {
                if (random.nextBoolean()) {
                    both.publish(newReport(random, i).update(), false);
                } else {
                    meanwhile(both, random);
                }
            }
            changeOver(both, random);

            Map<String, BigDecimal> shown = new HashMap<>();
            for (Total total : both.pipeline.values(Topics.HISTORY)) {
                String key = String.join("/", total.getScope(), total.getId(), total.getPeriod());
                assertThat(total.getValue()).isGreaterThanOrEqualTo(shown.getOrDefault(key, BigDecimal.ZERO));
                assertThat(total.getCorrection()).isNull();
                shown.put(key, total.getValue());
            }
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void whereNothingDiffersNothingGoesOutInWhateverOrderItWasRead(@ForAll Random random) {
        try (TwoGenerations both = new TwoGenerations(1 + random.nextInt(3))) {
            TotalsPropertyTest.INITIATIVES.forEach(initiative -> TotalsPropertyTest.send(
                    both.pipeline, new Entry(initiative, 1, TotalsPropertyTest.AGENCIES.getFirst())));
            for (int i = 0; i < STEPS; i++) {
                both.publish(HistoryPropertyTest.sent(random).update(), false);
                if (random.nextInt(5) == 0) {
                    both.pulse();
                }
            }
            both.pulse();
            List<Total> history = both.pipeline.values(Topics.HISTORY);

            both.begin(1 + random.nextInt(4));
            both.readAllInAnyOrder(random);
            changeOver(both, random);

            assertThat(both.pipeline.values(Topics.HISTORY)).isEqualTo(history);
            assertThat(both.pipeline.keptPartials(1)).isZero();
        }
    }

    private static Sent newReport(Random random, int number) {
        String initiative = TotalsPropertyTest.INITIATIVES.get(random.nextInt(2));
        String agency = TotalsPropertyTest.AGENCIES.getFirst();
        return new Sent(agency, initiative, number, 0, 0, false, 100, Precision.EXACT, random.nextInt(4));
    }

    private static void meanwhile(TwoGenerations both, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> both.begin(1 + random.nextInt(4));
            case 1 -> both.pipeline.restartLedgers();
            case 2 -> both.pipeline.restartRollUp();
            case 3 -> both.pipeline.tick();
            case 4, 5 -> both.readOn(1 + random.nextInt(20));
            default -> both.pulse();
        }
    }

    /** However late it was begun, it comes to its end, and all that was received is in. */
    private static void changeOver(TwoGenerations both, Random random) {
        both.begin(1 + random.nextInt(4));
        both.readOn(Integer.MAX_VALUE);
        for (int look = 0; look < MOST_LOOKS && !both.hasChangedOver(); look++) {
            both.pulse();
            if (random.nextInt(6) == 0) {
                both.pipeline.restartRollUp();
            }
        }
        assertThat(both.hasChangedOver()).isTrue();
        both.pulse();
        both.pipeline.restartRollUp();
        both.pulse();
    }

    private static void assertThatNoVersionIsMissing(Pipeline pipeline) {
        List<Change> changes = new ArrayList<>();
        pipeline.values(Topics.TOTALS).forEach(total -> changes.add(total.getChange()));
        pipeline.values(Topics.CUBE).forEach(leaf -> changes.add(leaf.getChange()));
        pipeline.values(Topics.PROGRAMME).forEach(entry -> changes.add(entry.getChange()));
        pipeline.values(Topics.INITIATIVE_STATUS).forEach(status -> changes.add(status.getChange()));
        List<Long> versions =
                changes.stream().map(Change::getVersion).distinct().sorted().toList();
        assertThat(versions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, versions.size()).boxed().toList());
    }
}
