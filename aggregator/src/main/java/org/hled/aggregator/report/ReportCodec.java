package org.hled.aggregator.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A report as it goes from Intake to Ledger: only what counts, and in such an order of bytes that <em>the version that wins
 * is the one with the greatest bytes</em>. That is the total order (revision, submittedAt, canonical bytes).
 *
 * <pre>
 * byte  0      1, the form of this record
 * bytes 1-4    revision, not negative
 * bytes 5-12   submittedAt, milliseconds, not negative
 * byte  13     precision (bits 0-1), withdrawn (bit 2)
 * bytes 14-21  hundredths of the unit
 * bytes 22-    the leaf's key, ASCII
 * </pre>
 */
public final class ReportCodec {

    /** Bytes before the leaf. */
    public static final int HEAD_BYTES = 22;

    static final byte FORM = 1;
    private static final int FLAGS_AT = 13;
    private static final int HUNDREDTHS_AT = 14;
    private static final int WITHDRAWN = 4;
    private static final int PRECISION = 3;
    private static final Precision[] PRECISIONS = Precision.values();

    private ReportCodec() {}

    /** The report as bytes. */
    public static byte[] encode(Report report) {
        byte[] leaf = report.leaf().getBytes(StandardCharsets.US_ASCII);
        int flags = report.contribution().precision().ordinal() | (report.withdrawn() ? WITHDRAWN : 0);
        return ByteBuffer.allocate(HEAD_BYTES + leaf.length)
                .put(FORM)
                .putInt(report.revision())
                .putLong(report.submittedAt())
                .put((byte) flags)
                .putLong(report.contribution().hundredths())
                .put(leaf)
                .array();
    }

    /** Whether this is a report, and not a {@link RejectionMark}. */
    public static boolean isReport(byte[] bytes) {
        return bytes.length > HEAD_BYTES && bytes[0] == FORM;
    }

    /** The leaf's key within an encoded report. */
    public static String leaf(byte[] report) {
        return new String(report, HEAD_BYTES, report.length - HEAD_BYTES, StandardCharsets.US_ASCII);
    }

    /** Orders the heads of two encoded reports; equal heads are told apart by their leaves. */
    public static int compareHeads(byte[] report, byte[] other) {
        return Arrays.compareUnsigned(report, 0, HEAD_BYTES, other, 0, HEAD_BYTES);
    }

    /** Whether the report behind this head is taken back, and adds nothing. */
    public static boolean withdrawn(byte[] head) {
        return (head[FLAGS_AT] & WITHDRAWN) != 0;
    }

    /** What the report behind this head adds, if it is not withdrawn. */
    public static Contribution contribution(byte[] head) {
        long hundredths = ByteBuffer.wrap(head).getLong(HUNDREDTHS_AT);
        return new Contribution(hundredths, PRECISIONS[head[FLAGS_AT] & PRECISION]);
    }
}
