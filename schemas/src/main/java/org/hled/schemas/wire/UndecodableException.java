package org.hled.schemas.wire;

/** A value that can never be read, whoever tries and whenever. */
public final class UndecodableException extends Exception {

    /** What is wrong with it. */
    public enum Reason {
        /** It does not begin with byte 0 and the four bytes of a schema id. */
        NOT_WIRE_FORMAT,
        /** Its schema is that of another record type. */
        WRONG_RECORD_TYPE,
        /** Its schema cannot be resolved to ours. */
        INCOMPATIBLE_SCHEMA,
        /** Its bytes are not what its schema says. */
        BROKEN_BYTES
    }

    private final Reason reason;

    UndecodableException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
