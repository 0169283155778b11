package org.hled.local.faults.oracle;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.UnaryOperator;

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
            .thenComparing(version -> version.leaf().key());

    private long hundredths() {
        return amount.movePointRight(2).longValueExact();
    }

    /** The leaf that it is in. */
    Leaf leaf() {
        return new Leaf(initiative, report.agency(), measure, unit, place, period);
    }

    /** The same with words that many versions share. */
    Version withWords(UnaryOperator<String> shared) {
        return new Version(
                new Report(report.kind(), shared.apply(report.agency()), report.id()),
                revision,
                submittedAt,
                withdrawn,
                precision,
                amount,
                shared.apply(initiative),
                shared.apply(measure),
                shared.apply(unit),
                shared.apply(place),
                shared.apply(period));
    }
}
