package org.hled.local.faults.oracle;

/** A record that can never count. */
final class Invalid extends Exception {

    Invalid(String message) {
        super(message, null, false, false);
    }
}
