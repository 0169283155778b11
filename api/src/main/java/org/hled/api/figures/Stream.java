package org.hled.api.figures;

/** The four topics that a change is spread over. */
public enum Stream {
    TOTALS,
    LEAVES,
    INITIATIVES,
    STATUSES
}
