package org.hled.bench.workload;

/**
 * A leaf of the workload: kind, initiative and month.
 *
 * @param kind number of the kind of update
 * @param initiative number of the initiative
 * @param month number of the month, from the first one of the workload
 */
public record Slot(int kind, int initiative, int month) {

    private static final String AGENCY = "us-bench";

    /** The n-th of the leaves of a kind. */
    static Slot of(int kind, int n, int initiatives) {
        return new Slot(kind, n % initiatives, n / initiatives);
    }

    /** The agency that reports all. */
    public String agency() {
        return AGENCY;
    }

    /** The initiative's id in the catalog. */
    public String initiativeId() {
        return "bench-" + initiative;
    }

    /** The measure it counts as. */
    public String measure() {
        return Measured.of(kind).measure();
    }

    /** The port where it is counted, or that there is none. */
    public String place() {
        return Measured.of(kind).place();
    }

    /** In what it is counted. */
    public String unit() {
        return Measured.of(kind).unit();
    }

    public int year() {
        return Workload.FIRST_YEAR + month / 12;
    }

    /** The quarter, such as {@code 2024-Q2}. */
    public String quarter() {
        return year() + "-Q" + (month % 12 / 3 + 1);
    }

    /** The month, such as {@code 2024-03}. */
    public String period() {
        int number = month % 12 + 1;
        return year() + (number < 10 ? "-0" : "-") + number;
    }
}
