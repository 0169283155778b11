package org.hled.aggregator.report;

import java.util.Locale;

/**
 * A sign that an agency reports on an initiative: that a report came, or one that was rejected. What counts of it is when
 * the last one came.
 *
 * @param initiative empty where a rejected record does not tell it
 */
public record Sign(Kind kind, String initiative, String agency) {

    private static final int PARTS = 3;

    /** What came. */
    public enum Kind {
        /** A valid report, a repeated or superseded one too. */
        REPORT,
        /** A report that was rejected. */
        REJECTION
    }

    /** The sign that a report of this leaf is, by the leaf's key. */
    public static Sign ofReport(String leaf) {
        String[] parts = leaf.split("/", PARTS);
        return new Sign(Kind.REPORT, parts[0], parts[1]);
    }

    /** The sign as readable text, {@code kind/initiative/agency}; no part contains a slash. */
    public String key() {
        return String.join("/", kind.name().toLowerCase(Locale.ROOT), initiative, agency);
    }

    /** Reads what {@link #key} has written. */
    public static Sign parse(String key) {
        String[] parts = key.split("/", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not a sign: " + key);
        }
        return new Sign(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], parts[2]);
    }
}
