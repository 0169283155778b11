package org.hled.aggregator.ledger.disk;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hled.aggregator.ledger.book.Versions;

/**
 * The versions of one ledger in a database of its own, which is there from the first version to {@link #clear}. What is
 * expected is read together, and what is put until then is written together: a look-up by itself costs twice as much.
 *
 * <p>Whatever the disk refuses is thrown, as {@link java.io.UncheckedIOException}: a version that may or may not stand is not
 * to be counted with.
 */
final class DiskVersions implements Versions {

    /** Where nobody says what is expected, so many are kept in mind. */
    private static final int MOST_KNOWN = 4_096;

    private final LedgerDisk disk;

    /** What was looked up or put since the last write; null for what is not there. */
    private final Map<ByteBuffer, byte[]> known = new HashMap<>();

    private Database database;

    DiskVersions(LedgerDisk disk) {
        this.disk = disk;
    }

    @Override
    public void expect(Supplier<List<byte[]>> expected) {
        write();
        if (database != null) {
            List<byte[]> ids = expected.get();
            List<byte[]> found = database.read(ids);
            for (int i = 0; i < ids.size(); i++) {
                known.put(ByteBuffer.wrap(ids.get(i)), found.get(i));
            }
        }
    }

    @Override
    public byte[] get(byte[] id) {
        ByteBuffer key = ByteBuffer.wrap(id);
        byte[] version = known.get(key);
        if (version == null && database != null && !known.containsKey(key)) {
            version = database.read(id);
            know(key, version);
        }
        return version;
    }

    @Override
    public byte[] put(byte[] id, byte[] version) {
        byte[] before = get(id);
        if (database == null) {
            database = Database.open(disk);
        }
        database.add(id, version);
        know(ByteBuffer.wrap(id), version);
        return before;
    }

    private void know(ByteBuffer id, byte[] version) {
        known.put(id, version);
        if (known.size() > MOST_KNOWN) {
            write();
        }
    }

    private void write() {
        if (database != null) {
            database.write();
        }
        known.clear();
    }

    @Override
    public void clear() {
        known.clear();
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
