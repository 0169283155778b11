package org.hled.api.totals;

import org.hled.api.figures.TotalRow;

/** How exact a total is. */
enum Bound {
    EXACT("exact"),
    AT_LEAST("at-least"),
    ESTIMATED("estimated");

    private final String text;

    Bound(String text) {
        this.text = text;
    }

    /**
     * One lower bound among the reports makes the sum one, and one estimate makes it an estimate. A lower bound together
     * with amounts below zero bounds nothing: they too may be greater than they say.
     */
    static Bound of(TotalRow total) {
        if (total.atLeast() > 0) {
            return total.negative() > 0 ? ESTIMATED : AT_LEAST;
        }
        return total.estimated() > 0 ? ESTIMATED : EXACT;
    }

    String text() {
        return text;
    }
}
