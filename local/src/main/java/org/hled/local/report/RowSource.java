package org.hled.local.report;

import java.io.IOException;
import java.util.Optional;

/** Reads rows one after another. */
interface RowSource extends AutoCloseable {

    /**
     * The next row; empty after the last one.
     *
     * @throws InvalidRowException if this row cannot be read; the next one may be
     * @throws IOException if the file cannot be read on
     */
    Optional<Row> next() throws InvalidRowException, IOException;

    @Override
    void close() throws IOException;
}
