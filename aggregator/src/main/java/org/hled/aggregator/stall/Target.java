package org.hled.aggregator.stall;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hled.schemas.code.Measures;

/**
 * What a measure is to reach.
 *
 * @param value what is to be reached, in the unit
 * @param from the day from which it is counted
 * @param baseline what stood on that day
 * @param due the day by which it is to be reached
 */
public record Target(
        String measure, String unit, BigDecimal value, LocalDate from, BigDecimal baseline, LocalDate due) {

    private static final int MONEY_DECIMALS = 2;

    static Target of(org.hled.catalog.Target target) {
        return new Target(
                target.getMeasure(),
                target.getUnit(),
                new BigDecimal(target.getValue()),
                LocalDate.parse(target.getFrom()),
                new BigDecimal(target.getBaseline()),
                LocalDate.parse(target.getDue()));
    }

    /** What stands on a day if it is on pace; rounded towards the baseline, so that nobody is blamed for a fraction. */
    BigDecimal expectedOn(LocalDate day) {
        long all = ChronoUnit.DAYS.between(from, due);
        long passed = Math.clamp(ChronoUnit.DAYS.between(from, day), 0, all);
        BigDecimal way = value.subtract(baseline)
                .multiply(BigDecimal.valueOf(passed))
                .divide(BigDecimal.valueOf(all), decimals(), RoundingMode.DOWN);
        return baseline.add(way);
    }

    /** By how much a figure misses the expected one; zero or less if it does not. Some targets are to sink. */
    BigDecimal missing(BigDecimal actual, BigDecimal expected) {
        BigDecimal missing = expected.subtract(actual);
        return value.compareTo(baseline) > 0 ? missing : missing.negate();
    }

    boolean isReachedBy(BigDecimal actual) {
        return missing(actual, value).signum() <= 0;
    }

    /** A figure as text, with the decimals of the unit. */
    String text(BigDecimal figure) {
        return figure.setScale(decimals(), RoundingMode.HALF_UP).toPlainString();
    }

    private int decimals() {
        return Measures.unitOf(measure).orElseThrow() instanceof Measures.Unit.Currency ? MONEY_DECIMALS : 0;
    }
}
