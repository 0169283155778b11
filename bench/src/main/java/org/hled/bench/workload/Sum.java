package org.hled.bench.workload;

/**
 * What a leaf or a total holds.
 *
 * @param value in hundredths of the unit
 * @param reports how many reports are in it
 */
public record Sum(long value, long reports) {

    public static final Sum EMPTY = new Sum(0, 0);

    public Sum plus(Sum other) {
        return new Sum(value + other.value, reports + other.reports);
    }

    public Sum minus(Sum other) {
        return new Sum(value - other.value, reports - other.reports);
    }
}
