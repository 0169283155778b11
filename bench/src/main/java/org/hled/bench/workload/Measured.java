package org.hled.bench.workload;

/** What each kind of update counts as in this workload; kinds are numbered in this order. */
enum Measured {
    ENROLLMENT("enrollment.enrolled", "people"),
    INVESTMENT("investment.disbursed", "USD"),
    PORT_THROUGHPUT("port.trucks.northbound", "vehicles"),
    MILESTONE("milestone.achieved", "milestones");

    private static final Measured[] ALL = values();

    private final String measure;
    private final String unit;

    Measured(String measure, String unit) {
        this.measure = measure;
        this.unit = unit;
    }

    static Measured of(int kind) {
        return ALL[kind];
    }

    String measure() {
        return measure;
    }

    String unit() {
        return unit;
    }
}
