package org.hled.aggregator.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Identity of a report: the first 128 bits of SHA-256 over (kind of update, agency, reportId). A cryptographic hash,
 * because agencies choose the ids: with a fast one somebody could make a report that takes the place of another agency's.
 */
public record ReportId(long high, long low) {

    public static final int BYTES = 2 * Long.BYTES;

    /** Makes ids. For one thread. */
    public static final class Maker {

        private final MessageDigest sha256;

        public Maker() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        /** The id as 16 bytes. The agency must be valid: it contains no 0 byte, which ends it. */
        public byte[] of(byte kind, String agency, String reportId) {
            byte[] text = (agency + '\0' + reportId).getBytes(StandardCharsets.UTF_8);
            sha256.update(kind);
            return Arrays.copyOf(sha256.digest(text), BYTES);
        }
    }

    /** Reads the 16 bytes that a {@link Maker} has made. */
    public static ReportId readFrom(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new ReportId(in.getLong(), in.getLong());
    }
}
