package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.aggregator.report.Leaf;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/** All totals: by what they are of, and by the leaves that count in them. For one thread. */
final class Totals {

    private final Map<LineKey, Line> lines = new HashMap<>();

    /** What is reported again and again for other periods: a new leaf finds its totals without looking for each of them. */
    private final Map<SeriesKey, Series> series = new HashMap<>();

    Optional<TotalState> get(TotalKey key) {
        return Optional.ofNullable(lines.get(new LineKey(key.scope(), key.id(), key.measure(), key.unit())))
                .map(line -> line.totals.get(key.period()));
    }

    /**
     * The totals that a leaf is in when it counts in this pillar: three scopes in at most four periods. Leaves of one series and
     * period share them.
     *
     * @param periods the leaf's own, and those that contain it
     */
    List<TotalState> of(Leaf leaf, String pillar, List<String> periods) {
        return series.computeIfAbsent(
                        new SeriesKey(leaf.initiative(), pillar, leaf.measure(), leaf.unit()), this::newSeries)
                .of(periods);
    }

    private Series newSeries(SeriesKey key) {
        return new Series(List.of(
                line(Scope.PROGRAMME, Programme.ID, key),
                line(Scope.PILLAR, key.pillar(), key),
                line(Scope.INITIATIVE, key.initiative(), key)));
    }

    private Line line(Scope scope, String id, SeriesKey key) {
        return lines.computeIfAbsent(new LineKey(scope, id, key.measure(), key.unit()), Line::new);
    }

    void clear() {
        lines.clear();
        series.clear();
    }

    private record SeriesKey(String initiative, String pillar, String measure, String unit) {}

    private record LineKey(Scope scope, String id, String measure, String unit) {}

    /** The lines that leaves of one initiative and measure count in. */
    private static final class Series {

        private final List<Line> lines;
        private final Map<String, List<TotalState>> totals = new HashMap<>();

        private Series(List<Line> lines) {
            this.lines = lines;
        }

        /** Those of the first of these periods, and of the others, which contain it: other leaves share them. */
        private List<TotalState> of(List<String> periods) {
            String period = periods.getFirst();
            List<TotalState> known = totals.get(period);
            if (known == null) {
                List<TotalState> all = new ArrayList<>(lines.size() * periods.size());
                lines.forEach(line -> all.add(line.at(period)));
                if (periods.size() > 1) {
                    all.addAll(of(periods.subList(1, periods.size())));
                }
                known = List.copyOf(all);
                totals.put(period, known);
            }
            return known;
        }
    }

    /**
     * The totals of one thing, by period. Not one map of all with the period in its key: digits of ids and of years weigh the
     * same in such a key's hash, and whole decades of many initiatives would be one bucket.
     */
    private static final class Line {

        private final LineKey key;
        private final Map<String, TotalState> totals = new HashMap<>();

        private Line(LineKey key) {
            this.key = key;
        }

        private TotalState at(String period) {
            return totals.computeIfAbsent(
                    period, p -> new TotalState(new TotalKey(key.scope(), key.id(), key.measure(), key.unit(), p)));
        }
    }
}
