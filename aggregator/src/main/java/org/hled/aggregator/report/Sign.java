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
    private static final char BETWEEN = '/';
    private static final String REPORT = Kind.REPORT.text() + BETWEEN;

    /** What came. */
    public enum Kind {
        /** A valid report, a repeated or superseded one too. */
        REPORT,
        /** A report that was rejected. */
        REJECTION;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The key of the sign that a report of this leaf is.
     *
     * @param leaf its key, or as much of it as has initiative and agency in it, with which it begins, and the slash behind
     */
    public static String keyOfReport(String leaf) {
        int initiative = leaf.indexOf(BETWEEN);
        int agency = leaf.indexOf(BETWEEN, initiative + 1);
        return REPORT + leaf.substring(0, agency);
    }

    /** The sign as readable text, {@code kind/initiative/agency}; no part contains a slash. */
    public String key() {
        return kind.text() + BETWEEN + initiative + BETWEEN + agency;
    }

    /** Reads what {@link #key} has written. */
    public static Sign parse(String key) {
        String[] parts = key.split(String.valueOf(BETWEEN), -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not a sign: " + key);
        }
        return new Sign(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], parts[2]);
    }
}
