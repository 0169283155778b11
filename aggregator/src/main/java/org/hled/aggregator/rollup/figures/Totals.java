package org.hled.aggregator.rollup.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.aggregator.report.Leaf;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/**
 * All totals: by what they are of, and then by period. Not in one map with the period in its key: digits of ids and of years weigh
 * the same in such a key's hash, and whole decades of many initiatives would be one bucket. For one thread.
 */
final class Totals {

    private final Map<TotalLine, ByPeriod> lines = new HashMap<>();

    /** What is reported again and again for other periods: a new leaf finds its totals without looking for each of them. */
    private final Map<SeriesKey, Series> series = new HashMap<>();

    Optional<TotalState> get(TotalKey key) {
        return Optional.ofNullable(lines.get(new TotalLine(key.scope(), key.id(), key.measure(), key.unit())))
                .map(line -> line.totals.get(key.period()));
    }

    /**
     * The totals that a leaf is in when it counts in this pillar.
     *
     * @param periods the leaf's own, and those that contain it
     */
    LeafTotals of(Leaf leaf, String pillar, List<String> periods) {
        Series of = series.computeIfAbsent(
                new SeriesKey(leaf.initiative(), pillar, leaf.measure(), leaf.unit()), this::newSeries);
        return new LeafTotals(of.programme.at(periods), of.pillar.at(periods), of.initiative.at(periods));
    }

    private Series newSeries(SeriesKey key) {
        return new Series(
                line(Scope.PROGRAMME, Programme.ID, key),
                line(Scope.PILLAR, key.pillar(), key),
                line(Scope.INITIATIVE, key.initiative(), key));
    }

    private ByPeriod line(Scope scope, String id, SeriesKey key) {
        return lines.computeIfAbsent(new TotalLine(scope, id, key.measure(), key.unit()), ByPeriod::new);
    }

    void clear() {
        lines.clear();
        series.clear();
    }

    private record SeriesKey(String initiative, String pillar, String measure, String unit) {}

    /** What leaves of one initiative and measure count in. */
    private record Series(ByPeriod programme, ByPeriod pillar, ByPeriod initiative) {}

    /** The totals of a line. */
    private static final class ByPeriod {

        private final TotalLine line;
        private final Map<String, TotalState> totals = new HashMap<>();

        private ByPeriod(TotalLine line) {
            this.line = line;
        }

        /** That of the first of these periods; the others contain it. */
        private TotalState at(List<String> periods) {
            String period = periods.getFirst();
            TotalState known = totals.get(period);
            if (known == null) {
                TotalState wider = periods.size() == 1 ? null : at(periods.subList(1, periods.size()));
                known = new TotalState(line, period, wider);
                totals.put(period, known);
            }
            return known;
        }
    }
}
