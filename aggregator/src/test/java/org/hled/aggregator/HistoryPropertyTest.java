package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.hled.aggregator.TotalsPropertyTest.Entry;
import org.hled.aggregator.TotalsPropertyTest.Sent;
import org.hled.schemas.topic.Topics;
import org.hled.totals.Correction;
import org.hled.totals.Total;
import org.hled.update.Precision;

/**
 * Of each step of each total the history says what is correction, exactly: what is left of the step are the new reports.
 * Whatever comes in which order, how much of it between two changes, and whoever restarts meanwhile.
 */
class HistoryPropertyTest {

    private static final int STEPS = 60;

    /** What a record of the history says of its step; the last field follows from it and the record before. */
    record Step(long revisions, boolean catalog, BigDecimal corrected, BigDecimal byNewReports) {

        static final Step NONE = new Step(0, false, BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2));
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void eachStepIsItsCorrectionsAndItsNewReports(@ForAll Random random) {
        HistoryOracle oracle = new HistoryOracle();
        Map<String, BigDecimal> values = new HashMap<>();
        int read = 0;
        try (Pipeline pipeline = new Pipeline(1 + random.nextInt(3))) {
            for (int i = 0; i < STEPS; i++) {
                switch (random.nextInt(20)) {
                    case 0, 1 -> {
                        Entry entry = entry(random);
                        TotalsPropertyTest.send(pipeline, entry);
                        oracle.catalog(entry);
                    }
                    case 2 -> pipeline.restartLedgers();
                    case 3 -> pipeline.restartRollUp();
                    case 4, 5, 6, 7 -> {
                        pipeline.tick();
                        List<Total> history = pipeline.values(Topics.HISTORY);
                        assertThat(steps(history.subList(read, history.size()), values))
                                .isEqualTo(oracle.publish());
                        read = history.size();
                    }
                    default -> {
                        Sent sent = sent(random);
                        pipeline.publish(Topics.INVESTMENTS, sent.update());
                        oracle.report(sent);
                    }
                }
            }

            assertThat(pipeline.rejections()).isEmpty();
            // What stands is what the history ends with.
            assertThat(pipeline.values(Topics.HISTORY)).isEqualTo(pipeline.values(Topics.TOTALS));
        }
    }

    private static Entry entry(Random random) {
        return new Entry(
                TotalsPropertyTest.INITIATIVES.get(random.nextInt(2)),
                random.nextInt(4),
                TotalsPropertyTest.AGENCIES.get(random.nextInt(2)));
    }

    private static Sent sent(Random random) {
        return new Sent(
                TotalsPropertyTest.AGENCIES.get(random.nextInt(2)),
                TotalsPropertyTest.INITIATIVES.get(random.nextInt(2)),
                random.nextInt(5),
                random.nextInt(6),
                random.nextInt(2),
                random.nextInt(5) == 0,
                List.of(-150, 0, 725).get(random.nextInt(3)),
                List.of(Precision.EXACT, Precision.AT_LEAST, Precision.ESTIMATED)
                        .get(random.nextInt(3)),
                random.nextInt(4));
    }

    /** The steps of a change, by total; without those in which nothing is another. */
    private static Map<String, Step> steps(List<Total> change, Map<String, BigDecimal> values) {
        Map<String, Step> steps = new TreeMap<>();
        for (Total total : change) {
            String key = String.join(
                    "/", total.getScope(), total.getId(), total.getMeasure(), total.getUnit(), total.getPeriod());
            BigDecimal before = values.getOrDefault(key, BigDecimal.ZERO);
            values.put(key, total.getValue());
            Correction correction = total.getCorrection() == null
                    ? new Correction(0L, false, false, BigDecimal.ZERO.setScale(2))
                    : total.getCorrection();
            Step step = new Step(
                    correction.getRevisions(),
                    correction.getCatalog(),
                    correction.getAmount(),
                    total.getValue().subtract(before).subtract(correction.getAmount()));
            if (!step.equals(Step.NONE)) {
                steps.put(key, step);
            }
        }
        return steps;
    }
}
