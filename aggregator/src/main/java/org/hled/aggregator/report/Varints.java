package org.hled.aggregator.report;

import java.nio.ByteBuffer;

/** Whole numbers in as few bytes as they need, as Avro writes a long: zig-zag, seven bits a byte, the lowest first. */
final class Varints {

    /** The most bytes that a number takes. */
    static final int MOST_BYTES = 10;

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Varints() {}

    static void write(ByteBuffer out, long number) {
        long rest = number << 1 ^ number >> Long.SIZE - 1;
        while ((rest & -MORE) != 0) {
            out.put((byte) (rest | MORE));
            rest >>>= BITS;
        }
        out.put((byte) rest);
    }

    /** Passes over so many numbers. */
    static void skip(ByteBuffer in, int numbers) {
        int left = numbers;
        while (left > 0) {
            left -= in.get() >= 0 ? 1 : 0;
        }
    }

    static long read(ByteBuffer in) {
        long rest = 0;
        byte next;
        int shift = 0;
        do {
            next = in.get();
            rest |= (long) (next & MORE - 1) << shift;
            shift += BITS;
        } while (next < 0);
        return rest >>> 1 ^ -(rest & 1);
    }
}
