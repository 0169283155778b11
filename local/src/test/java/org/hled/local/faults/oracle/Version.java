package org.hled.local.faults.oracle;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A valid version of a report.
 *
 * @param amount in the unit, with two decimals
 * @param place code of the port; a hyphen where there is none
 * @param period the smallest that contains the report's
 */
record Version(
        Report report,
        int revision,
        long submittedAt,
        boolean withdrawn,
        Precision precision,
        BigDecimal amount,
        String initiative,
        String measure,
        String unit,
        String place,
        String period) {

    /** Which report it is a version of. */
    record Report(Kind kind, String agency, String id) {}

    enum Precision {
        EXACT,
        AT_LEAST,
        ESTIMATED
    }

    /**
     * The greatest wins: by revision, then time of submission, then the canonical bytes, which are withdrawn and precision, the
     * hundredths without regard to their sign, and the leaf as text.
     */
    static final Comparator<Version> ORDER = Comparator.comparingInt(Version::revision)
            .thenComparingLong(Version::submittedAt)
            .thenComparing(Version::withdrawn)
            .thenComparing(Version::precision)
            .thenComparing(Version::hundredths, Long::compareUnsigned)
            .thenComparing(Version::leaf);

    private long hundredths() {
        return amount.movePointRight(2).longValueExact();
    }

    private String leaf() {
        return String.join("/", initiative, report.agency(), measure, unit, place, period);
    }
}
