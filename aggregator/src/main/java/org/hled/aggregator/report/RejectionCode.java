package org.hled.aggregator.report;

import java.util.Locale;
import org.hled.schemas.wire.UndecodableException;

/** Why a record can never count. {@code docs/rejections.md} says more of each. */
public enum RejectionCode {
    NULL_VALUE,
    TOO_LARGE,
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

    /** The code for a value that cannot be decoded. */
    public static RejectionCode of(UndecodableException.Reason reason) {
        return switch (reason) {
            case NOT_WIRE_FORMAT -> NOT_WIRE_FORMAT;
            case WRONG_RECORD_TYPE -> WRONG_RECORD_TYPE;
            case INCOMPATIBLE_SCHEMA -> INCOMPATIBLE_SCHEMA;
            case BROKEN_BYTES -> BROKEN_BYTES;
        };
    }

    /** Its name in {@code hled.rejections}, e.g. {@code invalid-amount}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
