package org.hled.local.faults.oracle;

import java.math.BigDecimal;

/**
 * A total: what the reports in it add up to, how many they are, and how many of them are lower bounds, estimates, below zero.
 *
 * @param value in the unit, with two decimals
 */
public record Sum(BigDecimal value, long reports, long atLeast, long estimated, long negative) {

    public static final Sum NONE = new Sum(BigDecimal.ZERO.setScale(2), 0, 0, 0, 0);

    Sum plus(Version version) {
        return new Sum(
                value.add(version.amount()),
                reports + 1,
                atLeast + (version.precision() == Version.Precision.AT_LEAST ? 1 : 0),
                estimated + (version.precision() == Version.Precision.ESTIMATED ? 1 : 0),
                negative + (version.amount().signum() < 0 ? 1 : 0));
    }

    /** Whether a reader is shown the same: the API does not tell how many reports are below zero. */
    public boolean looksLike(Sum other) {
        return new Sum(value, reports, atLeast, estimated, 0)
                .equals(new Sum(other.value, other.reports, other.atLeast, other.estimated, 0));
    }
}
