package org.hled.schemas.wire;

/** The registry does not answer, or answers with a fault of its own: wait and try again. */
public final class RegistryUnavailableException extends RuntimeException {

    public RegistryUnavailableException(String message) {
        super(message);
    }

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
