package org.hled.api.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hled.api.figures.Figures;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;

/** The totals of a selection as series: one for each scope, id, measure and unit that it has totals of, of whatever period. */
final class Series {

    private final SeriesQuery query;
    /** By what they are of, whatever the period; those of the length asked for in which a report stands, by number. */
    private final Map<TotalKey, Map<Integer, TotalRow>> series = new LinkedHashMap<>();

    private Range figures = Range.NONE;

    Series(SeriesQuery query, Figures from) {
        this.query = query;
        Iterator<TotalRow> totals = query.selection().totals(from, Optional.empty());
        while (totals.hasNext()) {
            take(totals.next());
        }
    }

    private void take(TotalRow total) {
        TotalKey key = total.key();
        var points = series.computeIfAbsent(
                new TotalKey(key.scope(), key.id(), key.measure(), key.unit(), ""), of -> new HashMap<>());
        OptionalInt number = query.by().number(key.period());
        // One whose reports were all withdrawn stays, with 0 reports: that is missing, not zero.
        if (number.isPresent() && total.reports() > 0) {
            points.put(number.getAsInt(), total);
            figures = figures.with(number.getAsInt());
        }
    }

    /** How many there are. */
    int count() {
        return series.size();
    }

    /** The periods of each. */
    Range range() {
        return Range.of(query.from(), query.to(), figures);
    }

    List<SeriesAnswer.Entry> entries() {
        Range range = range();
        List<SeriesAnswer.Entry> entries = new ArrayList<>();
        series.forEach((key, points) -> entries.add(new SeriesAnswer.Entry(
                key.scope(),
                key.id(),
                key.measure(),
                key.unit(),
                IntStream.rangeClosed(range.first(), range.last())
                        .mapToObj(number -> Optional.ofNullable(points.get(number))
                                .map(SeriesAnswer.Point::of)
                                .orElseGet(() ->
                                        SeriesAnswer.Point.missing(query.by().period(number))))
                        .toList())));
        return entries;
    }
}
