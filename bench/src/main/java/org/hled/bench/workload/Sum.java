package org.hled.bench.workload;

/**
 * What a leaf or a total holds.
 *
 * @param value in hundredths of the unit
 * @param reports how many reports are in it
 * @param atLeast how many of them are lower bounds
 * @param estimated how many of them are estimates
 */
public record Sum(long value, long reports, long atLeast, long estimated) {

    public static final Sum EMPTY = new Sum(0, 0);

    /** Of which nobody counts how far it can be trusted. */
    public Sum(long value, long reports) {
        this(value, reports, 0, 0);
    }

    public Sum plus(Sum other) {
        return new Sum(
                value + other.value, reports + other.reports, atLeast + other.atLeast, estimated + other.estimated);
    }

    public Sum minus(Sum other) {
        return new Sum(
                value - other.value, reports - other.reports, atLeast - other.atLeast, estimated - other.estimated);
    }

    /** The same without how far it can be trusted. */
    Sum plain() {
        return new Sum(value, reports);
    }
}
