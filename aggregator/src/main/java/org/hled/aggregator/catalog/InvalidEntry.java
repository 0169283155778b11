package org.hled.aggregator.catalog;

/** An entry of the catalog breaks a rule. Says which field, and what is allowed. */
public final class InvalidEntry extends Exception {

    private final String field;

    InvalidEntry(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field at fault, by its path in the schema, e.g. {@code targets[0].unit}. */
    public String field() {
        return field;
    }
}
