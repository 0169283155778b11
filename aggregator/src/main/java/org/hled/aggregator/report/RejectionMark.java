package org.hled.aggregator.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What Intake sends down the road of reports for each record that it rejects, in the same transaction, so that all outcomes
 * are counted in one place, and so that an agency whose reports are rejected is not taken for silent.
 *
 * <pre>
 * byte  0   2, the form of this record
 * bytes 1-  the key of the {@link Sign} that it is, UTF-8; none where the record does not tell whom it concerns
 * </pre>
 */
public final class RejectionMark {

    private static final byte FORM = 2;

    private RejectionMark() {}

    /** @param concerned whom the rejected record concerns, as far as it tells */
    public static byte[] encode(Optional<Sign> concerned) {
        byte[] key = concerned.map(Sign::key).orElse("").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + key.length).put(FORM).put(key).array();
    }

    public static boolean isMark(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == FORM;
    }

    /** Key of the sign that the mark is; empty where it is none. */
    public static Optional<String> sign(byte[] mark) {
        return mark.length == 1
                ? Optional.empty()
                : Optional.of(new String(mark, 1, mark.length - 1, StandardCharsets.UTF_8));
    }
}
