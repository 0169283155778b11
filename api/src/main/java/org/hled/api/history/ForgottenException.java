package org.hled.api.history;

/** A record has been deleted since it was known where it stands. */
final class ForgottenException extends RuntimeException {

    ForgottenException(long offset) {
        super("the record at offset %d is not there any more".formatted(offset));
    }
}
