package org.hled.local.fault;

/** Something that can go wrong and that its user can mend: shown as its message, without a stack trace. */
public final class Fault extends RuntimeException {

    public Fault(String message) {
        super(message);
    }

    public Fault(String message, Throwable cause) {
        super(message, cause);
    }
}
