package org.hled.aggregator.ledger.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.hled.aggregator.ledger.book.Versions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * The versions of one ledger in a database of its own, which is there from the first version to {@link #clear}. Whatever the
 * disk refuses is thrown, as {@link UncheckedIOException}: a version that may or may not stand is not to be counted with.
 */
final class DiskVersions implements Versions {

    private final LedgerDisk disk;
    private Path directory;
    private Options options;
    private RocksDB database;

    /** The last id that was looked up and what stood for it: a ledger judges a report and then puts it. */
    private byte[] lastId;

    private byte[] last;

    DiskVersions(LedgerDisk disk) {
        this.disk = disk;
    }

    @Override
    public byte[] get(byte[] id) {
        if (!Arrays.equals(id, lastId)) {
            last = database == null ? null : read(id);
            lastId = id;
        }
        return last;
    }

    private byte[] read(byte[] id) {
        try {
            return database.get(id);
        } catch (RocksDBException e) {
            throw failed("read", e);
        }
    }

    @Override
    public byte[] put(byte[] id, byte[] version) {
        byte[] before = get(id);
        try {
            if (database == null) {
                open();
            }
            database.put(disk.unlogged(), id, version);
        } catch (RocksDBException e) {
            throw failed("write", e);
        }
        last = version;
        return before;
    }

    private void open() throws RocksDBException {
        directory = disk.next();
        options = disk.options();
        database = RocksDB.open(options, directory.toString());
    }

    @Override
    public void clear() {
        lastId = null;
        last = null;
        if (database != null) {
            database.close();
            database = null;
        }
        if (options != null) {
            options.close();
            options = null;
            Directories.delete(directory);
        }
    }

    private UncheckedIOException failed(String what, RocksDBException cause) {
        return new UncheckedIOException(
                "cannot %s versions in %s: %s".formatted(what, directory, cause.getMessage()), new IOException(cause));
    }
}
