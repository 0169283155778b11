package org.hled.aggregator.stall;

import java.util.Locale;

/** What is to be said beside a status; in the order of their names. */
public enum Reason {
    /** A target's measure is not where it should be by now. */
    BEHIND,
    /** Reports come, and a target's measure has not moved for three cadences. */
    FLAT,
    /** The last that came was rejected. */
    REJECTED,
    /** Nothing comes. */
    SILENT;

    /** Its name in {@code hled.initiative-status}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
