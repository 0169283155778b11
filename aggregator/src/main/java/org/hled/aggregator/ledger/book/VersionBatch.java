package org.hled.aggregator.ledger.book;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.store.Entry;

/**
 * Versions that were accepted one after the other and are logged as one entry: a record for each took two fifths of the Ledger's
 * time. Its key is a number that comes only once, in eight bytes, so the log also keeps what was replaced since. Its value is id
 * and version of each, in their order. For one thread.
 */
final class VersionBatch {

    static final int KEY_BYTES = Long.BYTES;

    private static final int VERSION_BYTES = ReportId.BYTES + Versions.BYTES;
    private static final int FIRST_CAPACITY = 64 * VERSION_BYTES;

    private ByteBuffer versions = ByteBuffer.allocate(FIRST_CAPACITY);
    private long number;

    void add(byte[] id, byte[] version) {
        if (versions.remaining() < VERSION_BYTES) {
            versions = ByteBuffer.allocate(2 * versions.capacity()).put(versions.flip());
        }
        versions.put(id).put(version);
    }

    boolean isEmpty() {
        return versions.position() == 0;
    }

    /** The entry; the next version begins another one. */
    Entry take() {
        byte[] key = ByteBuffer.allocate(KEY_BYTES).putLong(number).array();
        byte[] value = Arrays.copyOf(versions.array(), versions.position());
        versions.clear();
        number++;
        return new Entry(key, value);
    }

    /** One with this key has been logged before. */
    void follow(byte[] key) {
        number = Math.max(number, ByteBuffer.wrap(key).getLong() + 1);
    }

    void clear() {
        versions.clear();
        number = 0;
    }

    /** Hands over what is in an entry's value, in its order. */
    static void forEach(byte[] value, BiConsumer<byte[], byte[]> taker) {
        for (int at = 0; at < value.length; at += VERSION_BYTES) {
            int version = at + ReportId.BYTES;
            taker.accept(
                    Arrays.copyOfRange(value, at, version), Arrays.copyOfRange(value, version, at + VERSION_BYTES));
        }
    }

    /** The ids in an entry's value. */
    static List<byte[]> ids(byte[] value) {
        List<byte[]> ids = new ArrayList<>(value.length / VERSION_BYTES);
        forEach(value, (id, version) -> ids.add(id));
        return ids;
    }
}
