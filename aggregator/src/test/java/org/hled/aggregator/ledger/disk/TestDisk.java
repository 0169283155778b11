package org.hled.aggregator.ledger.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hled.aggregator.ledger.book.Versions;

/** Room on disk for the ledgers of a test, with the least memory, and gone when it is closed. */
public final class TestDisk implements AutoCloseable {

    private static final int MEBIBYTES = 16;

    private final Path directory;
    private final LedgerDisk disk;

    public TestDisk() {
        try {
            directory = Files.createTempDirectory("ledger");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disk = new LedgerDisk(directory, MEBIBYTES);
    }

    public Versions newVersions() {
        return disk.newVersions();
    }

    @Override
    public void close() {
        disk.close();
    }
}
