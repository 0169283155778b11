package org.hled.aggregator.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/** Hashes with a secret: nobody can choose ids that all hash to one place. */
public final class SecretHash {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long secret;

    /** With a secret of its own. */
    public SecretHash() {
        this(new SecureRandom().nextLong() | 1);
    }

    /** @param secret 0 hashes all to the same */
    public SecretHash(long secret) {
        this.secret = secret;
    }

    /** Of some bytes: eight at a time, and what is left of them as one. */
    public int of(byte[] bytes, int from, int to) {
        long hash = mix(to - from);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << Byte.SIZE | Byte.toUnsignedInt(bytes[at]);
        }
        return upperHalf(mix(hash ^ rest));
    }

    /** Of two numbers. */
    public int of(int number, long other) {
        return upperHalf(mix(mix(number) ^ other));
    }

    private static int upperHalf(long hash) {
        return (int) (hash >>> Integer.SIZE);
    }

    /** Both halves of the product. */
    private long mix(long word) {
        return word * secret ^ Math.unsignedMultiplyHigh(word, secret);
    }
}
