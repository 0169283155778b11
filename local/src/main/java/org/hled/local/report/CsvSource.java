package org.hled.local.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reports as CSV (RFC 4180): the first line names the fields; an empty cell is an absent field; {@code #} begins a
 * comment. */
final class CsvSource implements RowSource {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;

    CsvSource(BufferedReader reader, Set<String> knownFields) throws InvalidRowException, IOException {
        skipByteOrderMark(reader);
        parser = CSVParser.parse((Reader) reader, FORMAT);
        records = parser.iterator();
        header = readHeader(knownFields);
    }

    @Override
    public Optional<Row> next() throws InvalidRowException, IOException {
        Optional<CSVRecord> read = read();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        CSVRecord cells = read.get();
        int line = firstLine(cells);
        if (cells.size() != header.size()) {
            throw new InvalidRowException(
                    line, "has %d cells where the header has %d".formatted(cells.size(), header.size()));
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                fields.put(header.get(i), cells.get(i));
            }
        }
        return Optional.of(new Row(line, fields));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private List<String> readHeader(Set<String> knownFields) throws InvalidRowException, IOException {
        CSVRecord cells = read().orElseThrow(() -> new InvalidRowException(1, "the header line is missing"));
        int line = firstLine(cells);
        Set<String> seen = new HashSet<>();
        for (String name : cells) {
            if (!knownFields.contains(name)) {
                throw new InvalidRowException(
                        line,
                        "column '%s' is unknown; allowed: %s"
                                .formatted(name, String.join(", ", new TreeSet<>(knownFields))));
            }
            if (!seen.add(name)) {
                throw new InvalidRowException(line, "column '%s' stands twice".formatted(name));
            }
        }
        return cells.toList();
    }

    private Optional<CSVRecord> read() throws InvalidRowException, IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            // Broken quoting and bytes that are no text come the same way; neither leaves a next line to go on from.
            throw e.getCause();
        }
    }

    private int firstLine(CSVRecord cells) {
        long breaksWithin = cells.stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '\n')
                .count();
        return Math.toIntExact(parser.getCurrentLineNumber() - breaksWithin);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }
}
