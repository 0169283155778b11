package org.hled.schemas.wire;

/** The registry refuses a schema: it does not fit those that the subject has. */
public final class IncompatibleSchemaException extends RuntimeException {

    public IncompatibleSchemaException(String message) {
        super(message);
    }
}
