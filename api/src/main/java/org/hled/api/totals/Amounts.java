package org.hled.api.totals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hled.schemas.code.Currencies;

/** Amounts as text: JavaScript's numbers cannot hold each of them. */
public final class Amounts {

    private Amounts() {}

    /** The amount with the digits of its unit, e.g. {@code 17500000.00} USD, {@code 5000} people. */
    public static String text(BigDecimal value, String unit) {
        int digits =
                Math.max(Currencies.digitsOf(unit), value.stripTrailingZeros().scale());
        return value.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
    }
}
