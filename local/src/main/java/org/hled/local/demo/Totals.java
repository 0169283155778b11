package org.hled.local.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hled.schemas.code.Pillar;

/** Totals of pillars, compared and shown. */
final class Totals {

    static final Comparator<PillarTotal> ORDER = Comparator.comparing(PillarTotal::pillar)
            .thenComparing(PillarTotal::measure)
            .thenComparing(PillarTotal::unit);

    private Totals() {}

    /** What is missing or otherwise than expected; empty if nothing is. */
    static List<String> differences(Map<PillarTotal, Figure> expected, Map<PillarTotal, Figure> actual) {
        List<String> differences = new ArrayList<>();
        expected.forEach((total, figure) -> {
            Figure found = actual.get(total);
            if (found == null) {
                differences.add("%s: missing, expected %s".formatted(total, figure.shown()));
            } else if (!found.equals(figure)) {
                differences.add("%s: is %s, expected %s".formatted(total, found.shown(), figure.shown()));
            }
        });
        actual.forEach((total, figure) -> {
            if (!expected.containsKey(total)) {
                differences.add("%s: is %s, expected none".formatted(total, figure.shown()));
            }
        });
        return differences;
    }

    /** A table for people to read, a total a line. */
    static List<String> table(SortedMap<PillarTotal, Figure> totals) {
        List<List<String>> rows = new ArrayList<>();
        totals.forEach((total, figure) ->
                rows.add(List.of(title(total.pillar()), total.measure(), figure.shown(), total.unit())));
        int titleWidth = width(rows, 0);
        int measureWidth = width(rows, 1);
        int valueWidth = width(rows, 2);
        String format = "%%-%ds  %%-%ds  %%%ds  %%s".formatted(titleWidth, measureWidth, valueWidth);
        return rows.stream().map(row -> format.formatted(row.toArray())).toList();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }

    private static String title(String pillar) {
        return Pillar.byId(pillar).map(Pillar::english).orElse(pillar);
    }
}
