package org.hled.api.cube;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hled.api.http.Csv;
import org.hled.api.totals.Amounts;
import org.hled.api.totals.Bound;

/** Sums of leaves as they are served: a column for each dimension that is kept apart, then the figures. */
final class CubeRows {

    private static final List<String> FIGURES = List.of("value", "bound", "reports", "atLeast", "estimated");

    private CubeRows() {}

    static Map<String, Object> json(Set<Dimension> groupBy, Slice.Cell cell) {
        Map<String, Object> row = new LinkedHashMap<>();
        groupBy.forEach(dimension -> row.put(dimension.word(), nullIfEmpty(valueOf(cell, dimension))));
        List<Object> figures = figures(cell);
        for (int i = 0; i < FIGURES.size(); i++) {
            row.put(FIGURES.get(i), figures.get(i));
        }
        return row;
    }

    static Csv csv(Set<Dimension> groupBy, List<Slice.Cell> cells) {
        Csv csv = new Csv(Stream.concat(groupBy.stream().map(Dimension::word), FIGURES.stream())
                .toArray(String[]::new));
        for (Slice.Cell cell : cells) {
            List<Object> row = new ArrayList<>();
            groupBy.forEach(dimension -> row.add(Csv.text(valueOf(cell, dimension))));
            row.addAll(figures(cell));
            csv.row(row.toArray());
        }
        return csv;
    }

    private static List<Object> figures(Slice.Cell cell) {
        Sum sum = cell.sum();
        return List.of(
                Amounts.text(sum.value(), valueOf(cell, Dimension.UNIT)),
                Bound.of(sum.atLeast(), sum.estimated(), sum.negative()).text(),
                sum.reports(),
                sum.atLeast(),
                sum.estimated());
    }

    private static String valueOf(Slice.Cell cell, Dimension dimension) {
        return cell.key().get(dimension.ordinal());
    }

    @Nullable
    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
