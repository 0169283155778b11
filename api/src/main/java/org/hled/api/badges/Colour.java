package org.hled.api.badges;

import org.hled.api.figures.Status;

/** Colours of badges: white text on each has a contrast of 4.5 at least (WCAG 2.2, AA). */
enum Colour {
    GREEN("#2b7a2b"),
    BLUE("#0b62a8"),
    ORANGE("#a14f00"),
    RED("#b3261e"),
    GREY("#5c5c5c");

    private final String hex;

    Colour(String hex) {
        this.hex = hex;
    }

    /** By red, green and blue: {@code #2b7a2b}. */
    String hex() {
        return hex;
    }

    static Colour of(Status status) {
        return switch (status) {
            case ON_TRACK -> GREEN;
            case AWAITING -> BLUE;
            case LATE -> ORANGE;
            case STALLED -> RED;
            case PAUSED, CLOSED, UNKNOWN -> GREY;
        };
    }
}
