package org.hled.aggregator.report;

import java.nio.ByteBuffer;

/**
 * What is sent down the road of reports, to each of its partitions, about twice a second: that all that the broker had
 * received before a time lies before it on this road.
 *
 * <pre>
 * byte  0    3, the form of this record
 * bytes 1-8  the time, milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
 * </pre>
 */
public final class PulseMark {

    private static final byte FORM = 3;
    private static final int BYTES = 1 + Long.BYTES;

    private PulseMark() {}

    public static byte[] encode(long asOf) {
        return ByteBuffer.allocate(BYTES).put(FORM).putLong(asOf).array();
    }

    public static boolean isMark(byte[] bytes) {
        return bytes.length == BYTES && bytes[0] == FORM;
    }

    public static long asOf(byte[] mark) {
        return ByteBuffer.wrap(mark).getLong(1);
    }
}
