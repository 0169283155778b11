package org.hled.aggregator.report;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is sent down the road of reports as one record: reports and marks of rejections that go to the same partition, in
 * their order. A {@link BundleWriter} makes it.
 *
 * <pre>
 * byte  0   4, the form of this record
 * then for each entry
 *   8 bytes   when the broker received its input record, milliseconds since 1970-01-01T00:00:00Z
 *   16 bytes  the report's identity, as a {@link ReportId.Maker} makes it
 *   2 bytes   length of what follows, not signed
 *   n bytes   a report ({@link ReportCodec}) or a {@link RejectionMark}
 * </pre>
 */
public final class Bundle {

    static final byte FORM = 4;

    private Bundle() {}

    /** Takes what is in a bundle. */
    public interface Taker {

        /**
         * Takes an entry.
         *
         * @param id the report's identity, 16 bytes
         * @param value a report or a mark of a rejection
         * @param timestamp when the broker received its input record, milliseconds since 1970-01-01T00:00:00Z
         */
        void take(byte[] id, byte[] value, long timestamp);
    }

    /** Whether this is a bundle, and not a {@link PulseMark}. */
    public static boolean isBundle(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == FORM;
    }

    /**
     * Hands over all that is in a bundle, in its order.
     *
     * @throws IllegalArgumentException if it is no bundle, or ends within an entry; the entries before have been handed over
     */
    public static void forEach(byte[] bundle, Taker taker) {
        ByteBuffer in = begin(bundle);
        while (in.hasRemaining()) {
            int start = in.position();
            require(in, BundleWriter.ENTRY_BYTES, start);
            long timestamp = in.getLong();
            byte[] id = read(in, ReportId.BYTES);
            int length = Short.toUnsignedInt(in.getShort());
            require(in, length, start);
            taker.take(id, read(in, length), timestamp);
        }
    }

    /**
     * The identities of all that is in a bundle, in its order.
     *
     * @throws IllegalArgumentException as {@link #forEach}
     */
    public static List<byte[]> ids(byte[] bundle) {
        List<byte[]> ids = new ArrayList<>();
        ByteBuffer in = begin(bundle);
        while (in.hasRemaining()) {
            int start = in.position();
            require(in, BundleWriter.ENTRY_BYTES, start);
            in.getLong();
            ids.add(read(in, ReportId.BYTES));
            int length = Short.toUnsignedInt(in.getShort());
            require(in, length, start);
            in.position(in.position() + length);
        }
        return ids;
    }

    private static ByteBuffer begin(byte[] bundle) {
        if (!isBundle(bundle)) {
            throw new IllegalArgumentException("not a bundle: it does not begin with the byte " + FORM);
        }
        return ByteBuffer.wrap(bundle, 1, bundle.length - 1);
    }

    private static void require(ByteBuffer in, int bytes, int start) {
        if (in.remaining() < bytes) {
            throw new IllegalArgumentException(
                    "a bundle of " + in.limit() + " bytes ends within the entry that begins at byte " + start);
        }
    }

    private static byte[] read(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
