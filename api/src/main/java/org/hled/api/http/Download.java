package org.hled.api.http;

import java.util.List;
import java.util.function.Function;

/**
 * A whole table for downloading.
 *
 * @param name of the file, without version and ending
 * @param rows references to what never changes, so the figures may move on meanwhile
 * @param columns header of the table
 * @param cells a row as cells: see {@link Csv#row}
 * @param json a row as a JSON object
 */
public record Download<T>(
        String name, List<T> rows, List<String> columns, Function<T, Object[]> cells, Function<T, ?> json) {

    /** A JSON object in each line. */
    public static final String NDJSON = "application/x-ndjson";

    public Download {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }
}
