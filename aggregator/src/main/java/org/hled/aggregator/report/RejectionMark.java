package org.hled.aggregator.report;

/**
 * What Intake sends down the road of reports for each record that it rejects, in the same transaction, so that all outcomes
 * are counted in one place.
 */
public final class RejectionMark {

    private static final byte FORM = 2;

    private RejectionMark() {}

    public static byte[] encode() {
        return new byte[] {FORM};
    }

    public static boolean isMark(byte[] bytes) {
        return bytes.length == 1 && bytes[0] == FORM;
    }
}
