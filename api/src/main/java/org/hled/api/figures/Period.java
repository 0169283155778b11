package org.hled.api.figures;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The time that a figure is of.
 *
 * @param text {@code all}, a year {@code 2024}, a quarter {@code 2024-Q2} or a month {@code 2024-03}
 */
public record Period(String text) {

    public static final Period ALL = new Period("all");

    /** What the forms are, for people. */
    public static final String FORMS = "all, YYYY, YYYY-Qn (Q1 to Q4) or YYYY-MM (01 to 12)";

    private static final Pattern FORM = Pattern.compile("all|\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?");
    private static final int YEAR_LENGTH = "2024".length();
    private static final int MONTHS_OF_QUARTER = 3;

    /** The period written so; empty if it is none. */
    public static Optional<Period> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Period(text)) : Optional.empty();
    }

    /** Whether it is a month, the shortest there is. */
    public boolean isMonth() {
        return text.length() == "2024-03".length() && !isQuarter();
    }

    /** Whether the other lies in it and is shorter. */
    public boolean isLongerAndContains(Period other) {
        if (equals(ALL)) {
            return !other.equals(ALL);
        }
        if (!other.text.startsWith(text.substring(0, YEAR_LENGTH))) {
            return false;
        }
        if (text.length() == YEAR_LENGTH) {
            return other.text.length() > YEAR_LENGTH;
        }
        return isQuarter() && other.isMonth() && other.quarterOfMonth() == text.charAt(YEAR_LENGTH + 2) - '0';
    }

    private boolean isQuarter() {
        return text.length() > YEAR_LENGTH && text.charAt(YEAR_LENGTH + 1) == 'Q';
    }

    private int quarterOfMonth() {
        return (Integer.parseInt(text.substring(YEAR_LENGTH + 1)) - 1) / MONTHS_OF_QUARTER + 1;
    }
}
