package org.hled.local.report;

/** A row that cannot be read, or that no record can be made of. */
final class InvalidRowException extends Exception {

    private final int line;

    InvalidRowException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line of the file, from 1. */
    int line() {
        return line;
    }
}
