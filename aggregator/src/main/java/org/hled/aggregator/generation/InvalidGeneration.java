package org.hled.aggregator.generation;

/** A record of {@code hled.generations} that says what cannot be. */
public final class InvalidGeneration extends Exception {

    private final String field;

    InvalidGeneration(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field at fault. */
    public String field() {
        return field;
    }
}
