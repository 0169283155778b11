package org.hled.aggregator.intake.check;

import java.util.Locale;

/** Why a record can never count. {@code docs/rejections.md} says more of each. */
public enum RejectionCode {
    NULL_VALUE,
    NOT_WIRE_FORMAT,
    UNKNOWN_SCHEMA,
    WRONG_RECORD_TYPE,
    INCOMPATIBLE_SCHEMA,
    BROKEN_BYTES,
    INVALID_ID,
    INVALID_TEXT,
    INVALID_NUMBER,
    INVALID_DATE,
    INVALID_PERIOD,
    INVALID_TIMESTAMP,
    INVALID_AMOUNT,
    INVALID_CODE,
    FOREIGN_AGENCY,
    INVALID_ENTRY;

    /** Its name in {@code hled.rejections}, e.g. {@code invalid-amount}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
