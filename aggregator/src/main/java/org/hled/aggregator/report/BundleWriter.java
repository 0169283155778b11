package org.hled.aggregator.report;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes {@linkplain Bundle bundles}, one after the other. For one thread. */
public final class BundleWriter {

    /** The longest value that fits into an entry, in bytes. */
    public static final int LONGEST_VALUE = 0xFFFF;

    /** Bytes of an entry beside its value. */
    public static final int ENTRY_BYTES = Long.BYTES + ReportId.BYTES + Short.BYTES;

    private static final int FIRST_CAPACITY = 1024;

    private ByteBuffer out = ByteBuffer.allocate(FIRST_CAPACITY);

    /**
     * Puts an entry at the end of the bundle.
     *
     * @param id the report's identity, 16 bytes
     * @param value a report or a mark of a rejection, at most {@link #LONGEST_VALUE} bytes
     * @param timestamp when the broker received its input record, milliseconds since 1970-01-01T00:00:00Z
     * @throws IllegalArgumentException if id or value has another length; the bundle is then as it was
     */
    public void add(byte[] id, byte[] value, long timestamp) {
        if (id.length != ReportId.BYTES) {
            throw new IllegalArgumentException("id has " + id.length + " bytes, not " + ReportId.BYTES);
        }
        if (value.length > LONGEST_VALUE) {
            throw new IllegalArgumentException(
                    "value has " + value.length + " bytes, at most " + LONGEST_VALUE + " are allowed");
        }
        reserve(1 + ENTRY_BYTES + value.length);
        if (out.position() == 0) {
            out.put(Bundle.FORM);
        }
        out.putLong(timestamp).put(id).putShort((short) value.length).put(value);
    }

    /** Size of the bundle so far, in bytes; 0 if there is nothing in it. */
    public int bytes() {
        return out.position();
    }

    /**
     * The bundle, as a record's value. The next entry begins another one.
     *
     * @throws IllegalStateException if there is nothing in it
     */
    public byte[] take() {
        if (bytes() == 0) {
            throw new IllegalStateException("there is nothing in the bundle");
        }
        byte[] bundle = Arrays.copyOf(out.array(), bytes());
        out.clear();
        return bundle;
    }

    private void reserve(int more) {
        if (more > out.remaining()) {
            int capacity = Math.max(2 * out.capacity(), out.position() + more);
            out = ByteBuffer.allocate(capacity).put(out.flip());
        }
    }
}
