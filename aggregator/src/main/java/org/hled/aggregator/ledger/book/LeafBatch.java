package org.hled.aggregator.ledger.book;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.hled.aggregator.store.Entry;

/**
 * Leaves that came one after the other and are logged as one entry. Its key is the number of the first, in four bytes; its value
 * are their keys in ASCII, with a line feed between them, which no key has in it. For one thread.
 */
final class LeafBatch {

    static final int KEY_BYTES = Integer.BYTES;

    private static final char BETWEEN = '\n';

    private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    private int first;

    /** @param number which follows on that of the one before, where this is not the first */
    void add(int number, byte[] key) {
        if (isEmpty()) {
            first = number;
        } else {
            leaves.write(BETWEEN);
        }
        leaves.writeBytes(key);
    }

    boolean isEmpty() {
        return leaves.size() == 0;
    }

    /** The entry; the next leaf begins another one. */
    Entry take() {
        byte[] key = ByteBuffer.allocate(KEY_BYTES).putInt(first).array();
        Entry entry = new Entry(key, leaves.toByteArray());
        clear();
        return entry;
    }

    void clear() {
        leaves.reset();
    }

    /** The number of the first leaf of an entry with this key. */
    static int first(byte[] key) {
        return ByteBuffer.wrap(key).getInt();
    }

    /** The keys of the leaves in an entry's value, in the order of their numbers. */
    static Stream<String> keys(byte[] value) {
        return new String(value, StandardCharsets.US_ASCII).lines();
    }
}
