package org.hled.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The table in docs/reliability.md. A row that is there already is replaced; the others stay, so that one fault can be run alone. All
 * are put into order.
 */
final class ReliabilityPage {

    private static final String BEGIN = "<!-- faults: written by ./hled test --faults -->";
    private static final String END = "<!-- /faults -->";
    private static final String ROW = "| `";

    private final Path page;
    private final List<String> names;

    /** @param names of faults, in the order of their rows */
    ReliabilityPage(Path page, List<String> names) {
        this.page = page;
        this.names = names;
    }

    void put(Row row) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(page));
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("%s has no place for the table".formatted(page));
        }
        List<String> table = lines.subList(begin + 1, end);
        List<String> rows = new ArrayList<>(
                table.stream().filter(line -> line.startsWith(ROW)).toList());
        table.removeAll(rows);
        rows.removeIf(line -> name(line).equals(row.strike().name()));
        rows.add(row.markdown());
        rows.sort(Comparator.comparingInt(this::place));
        table.addAll(rows);
        Files.write(page, lines);
    }

    /** Of a fault that there is no more, behind all others. */
    private int place(String row) {
        int place = names.indexOf(name(row));
        return place < 0 ? names.size() : place;
    }

    private static String name(String row) {
        return row.substring(ROW.length(), row.indexOf('`', ROW.length()));
    }
}
