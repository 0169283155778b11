package org.hled.aggregator.ledger.book;

import org.hled.aggregator.report.Periods;

/**
 * The period at the end of a leaf's key, behind its last slash, in one number: its bytes from the highest one down, then how many
 * they are.
 *
 * <p>There is room for seven bytes, and {@link Periods} writes no more. A key of another form, with more than that behind its last
 * slash, or without a slash, has an empty period at its end. So where the period begins follows from the key, and what stands
 * before it, with the period behind, is the key in any case: no two keys are taken for one.
 */
final class PackedPeriod {

    private static final int MOST_BYTES = Long.BYTES - 1;
    private static final int LENGTH = 0xFF;

    private PackedPeriod() {}

    /** Where the period begins of a key that begins at this place and goes to the end; the end, if it is empty. */
    static int begin(byte[] bytes, int from) {
        int first = Math.max(from, bytes.length - MOST_BYTES - 1);
        for (int at = bytes.length - 1; at >= first; at--) {
            if (bytes[at] == '/') {
                return at + 1;
            }
        }
        return bytes.length;
    }

    /** The period that begins at this place and goes to the end. */
    static long of(byte[] bytes, int begin) {
        int length = bytes.length - begin;
        long period = length;
        for (int i = 0; i < length; i++) {
            period |= (bytes[begin + i] & 0xFFL) << shift(i);
        }
        return period;
    }

    /** How many bytes it has. */
    static int length(long period) {
        return (int) period & LENGTH;
    }

    /** Writes its bytes from this place on. */
    static void write(long period, byte[] out, int at) {
        for (int i = 0; i < length(period); i++) {
            out[at + i] = byteAt(period, i);
        }
    }

    /** Orders bytes, which begin at this place and go to the end, and may be any, and the period: as bytes without a sign. */
    static int compare(byte[] bytes, int from, long period) {
        int length = bytes.length - from;
        for (int i = 0; i < Math.min(length, length(period)); i++) {
            int order = Byte.compareUnsigned(bytes[from + i], byteAt(period, i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(length, length(period));
    }

    private static byte byteAt(long period, int i) {
        return (byte) (period >>> shift(i));
    }

    private static int shift(int i) {
        return (MOST_BYTES - i) * Byte.SIZE;
    }
}
