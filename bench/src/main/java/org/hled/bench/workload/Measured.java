package org.hled.bench.workload;

/** What each kind of update counts as in this workload; kinds are numbered in this order. */
enum Measured {
    ENROLLMENT("enrollment.enrolled", "people", "-"),
    INVESTMENT("investment.disbursed", "USD", "-"),
    PORT_THROUGHPUT("port.trucks.northbound", "vehicles", "2304"),
    MILESTONE("milestone.achieved", "milestones", "-");

    private static final Measured[] ALL = values();

    private final String measure;
    private final String unit;
    private final String place;

    Measured(String measure, String unit, String place) {
        this.measure = measure;
        this.unit = unit;
        this.place = place;
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

    /** Code of the port, or {@code -} where there is none. */
    String place() {
        return place;
    }
}
