package org.hled.aggregator.ledger.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.hled.aggregator.instance.Directories;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * A database of one ledger, with what is still to be written to it. Whatever the disk refuses is thrown, as
 * {@link UncheckedIOException}.
 */
final class Database implements AutoCloseable {

    private final LedgerDisk disk;
    private final Path directory;
    private final Options options;
    private final RocksDB database;
    private final WriteBatch unwritten = new WriteBatch();

    private Database(LedgerDisk disk, Path directory, Options options, RocksDB database) {
        this.disk = disk;
        this.directory = directory;
        this.options = options;
        this.database = database;
    }

    /** A new one, in a directory of its own. */
    static Database open(LedgerDisk disk) {
        Path directory = disk.next();
        Options options = disk.options();
        try {
            return new Database(disk, directory, options, RocksDB.open(options, directory.toString()));
        } catch (RocksDBException e) {
            options.close();
            throw failed("write", directory, e);
        }
    }

    /** What was written for this key; null if nothing was. */
    byte[] read(byte[] key) {
        try {
            return database.get(key);
        } catch (RocksDBException e) {
            throw failed("read", directory, e);
        }
    }

    /** What was written for each of the keys, in their order; null where nothing was. */
    List<byte[]> read(List<byte[]> keys) {
        try {
            // RocksDB does not take none.
            return keys.isEmpty() ? List.of() : database.multiGetAsList(keys);
        } catch (RocksDBException e) {
            throw failed("read", directory, e);
        }
    }

    /** To be written with the next {@link #write}. */
    void add(byte[] key, byte[] value) {
        try {
            unwritten.put(key, value);
        } catch (RocksDBException e) {
            throw failed("write", directory, e);
        }
    }

    /** Writes what was added: all of it or, if it throws, nothing. */
    void write() {
        if (unwritten.count() > 0) {
            try {
                database.write(disk.unlogged(), unwritten);
            } catch (RocksDBException e) {
                throw failed("write", directory, e);
            }
            unwritten.clear();
        }
    }

    /** Deletes it, and all that was written. */
    @Override
    public void close() {
        unwritten.close();
        database.close();
        options.close();
        Directories.delete(directory);
    }

    private static UncheckedIOException failed(String what, Path directory, RocksDBException cause) {
        return new UncheckedIOException(
                "cannot %s versions in %s: %s".formatted(what, directory, cause.getMessage()), new IOException(cause));
    }
}
