package org.hled.bench.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hled.bench.workload.Sum;

/**
 * How engines write sums: the key is the leaf, and where several parts of an engine keep a sum of the same leaf each, a
 * {@code #} and the part; the value is the value and the number of reports, eight bytes each.
 */
public final class SumCodec {

    private static final char PART = '#';

    private SumCodec() {}

    static byte[] key(String leaf) {
        return leaf.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] key(String leaf, int part) {
        return key(leaf + PART + part);
    }

    static byte[] value(Sum sum) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(sum.value())
                .putLong(sum.reports())
                .array();
    }

    /** The leaf of a key. */
    public static String leaf(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        int part = text.indexOf(PART);
        return part < 0 ? text : text.substring(0, part);
    }

    /** The sum of a value. */
    public static Sum sum(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new Sum(buffer.getLong(), buffer.getLong());
    }
}
