package org.hled.schemas.code;

import java.util.Currency;

/** Currencies by ISO 4217, as the JDK lists them. */
public final class Currencies {

    /** Money is kept to the cent, whatever the currency. */
    public static final int DIGITS = 2;

    private Currencies() {}

    /** Whether this is the code of a currency. */
    public static boolean isKnown(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode().equals(code);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a unit has the form of a currency's code: three capital letters. */
    public static boolean isForm(String unit) {
        return unit.length() == 3 && unit.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** Digits after the decimal point of a figure in this unit: two for money, none for counts. */
    public static int digitsOf(String unit) {
        return isForm(unit) ? DIGITS : 0;
    }
}
