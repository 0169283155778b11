package org.hled.aggregator.rollup.figures;

/**
 * Which generation is counted.
 *
 * @param generation its number
 * @param former the one that was counted before; 0 if none was
 * @param comparableUntil a leaf of which nothing has come at this time or later had the same reports in both when they changed
 *     places; milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
 */
public record Counting(int generation, int former, long comparableUntil) {

    /** Where nobody ever rebuilt. */
    public static final Counting FIRST = new Counting(1, 0, 0);
}
