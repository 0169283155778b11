package org.hled.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table in docs/reliability.md. A row that is there already is replaced; the others stay, so that one fault can be run alone. */
final class ReliabilityPage {

    private static final String BEGIN = "<!-- faults: written by ./hled test --faults -->";
    private static final String END = "<!-- /faults -->";

    private final Path page;

    ReliabilityPage(Path page) {
        this.page = page;
    }

    void put(Row row) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(page));
        int end = lines.indexOf(END);
        int begin = lines.indexOf(BEGIN);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("%s has no place for the table".formatted(page));
        }
        String name = "| `%s` |".formatted(row.strike().name());
        int at = end;
        for (int i = begin; i < end; i++) {
            if (lines.get(i).startsWith(name)) {
                at = i;
            }
        }
        if (at < end) {
            lines.set(at, row.markdown());
        } else {
            lines.add(end, row.markdown());
        }
        Files.write(page, lines);
    }
}
