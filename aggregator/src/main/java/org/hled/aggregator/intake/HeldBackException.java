package org.hled.aggregator.intake;

/** What would have to be known is held back by a transaction that is still open: ask again later. */
final class HeldBackException extends RuntimeException {

    HeldBackException(String message) {
        super(message);
    }
}
