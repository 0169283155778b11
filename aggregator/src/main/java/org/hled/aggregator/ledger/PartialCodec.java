package org.hled.aggregator.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hled.aggregator.report.Amounts;

/**
 * A leaf's sum as it goes from Ledger to Roll-up, as an absolute value of one ledger partition. Key: the partition in two
 * bytes, then the leaf's key. Value: the form (1), then the amounts.
 */
public final class PartialCodec {

    private static final byte FORM = 1;

    private PartialCodec() {}

    public static byte[] key(int partition, String leaf) {
        byte[] text = leaf.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Short.BYTES + text.length)
                .putShort((short) partition)
                .put(text)
                .array();
    }

    public static int partition(byte[] key) {
        return ByteBuffer.wrap(key).getShort();
    }

    public static String leaf(byte[] key) {
        return new String(key, Short.BYTES, key.length - Short.BYTES, StandardCharsets.US_ASCII);
    }

    public static byte[] value(Amounts amounts) {
        ByteBuffer out = ByteBuffer.allocate(1 + Amounts.BYTES).put(FORM);
        amounts.writeTo(out);
        return out.array();
    }

    public static Amounts amounts(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        if (in.get() != FORM) {
            throw new IllegalStateException("a partial of form " + value[0] + ", known is " + FORM);
        }
        return Amounts.readFrom(in);
    }
}
