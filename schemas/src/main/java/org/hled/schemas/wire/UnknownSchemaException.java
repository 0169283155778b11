package org.hled.schemas.wire;

/** The registry answers and does not have the schema. */
public final class UnknownSchemaException extends RuntimeException {

    public UnknownSchemaException(String message) {
        super(message);
    }
}
