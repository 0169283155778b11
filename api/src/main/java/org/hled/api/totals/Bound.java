package org.hled.api.totals;

import org.hled.api.figures.TotalRow;

/** How exact a sum is. */
public enum Bound {
    EXACT("exact"),
    AT_LEAST("at-least"),
    ESTIMATED("estimated");

    private final String text;

    Bound(String text) {
        this.text = text;
    }

    /**
     * How exact a sum is that holds so many lower bounds, estimates and amounts below zero.
     *
     * <p>One lower bound among the reports makes the sum one, and one estimate makes it an estimate. A lower bound together
     * with amounts below zero bounds nothing: they too may be greater than they say.
     */
    public static Bound of(long atLeast, long estimated, long negative) {
        if (atLeast > 0) {
            return negative > 0 ? ESTIMATED : AT_LEAST;
        }
        return estimated > 0 ? ESTIMATED : EXACT;
    }

    /** How exact a total is. */
    public static Bound of(TotalRow total) {
        return of(total.atLeast(), total.estimated(), total.negative());
    }

    /** As it is written everywhere. */
    public String text() {
        return text;
    }
}
