package org.hled.aggregator.intake.check;

/** A kind of update. The code is part of a report's identity and never changes. */
public enum Kind {
    ENROLLMENT(1),
    INVESTMENT(2),
    PORT_THROUGHPUT(3),
    MILESTONE(4);

    private final byte code;

    Kind(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
