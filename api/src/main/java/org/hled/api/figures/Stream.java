package org.hled.api.figures;

/** The three topics that a change is spread over. */
public enum Stream {
    TOTALS,
    LEAVES,
    INITIATIVES
}
