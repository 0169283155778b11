package org.hled.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hled.bench.run.Engine;
import org.hled.bench.workload.Spread;

/**
 * A ratio that is to be reached, and what it is.
 *
 * @param name what is divided by what
 * @param value what it is; NaN if a part of it was not measured
 * @param rounds of how many it is the median
 * @param bound what it is to be
 * @param atLeast whether it is to be at least that, or at most
 */
public record Goal(String name, double value, int rounds, double bound, boolean atLeast) {

    /** What goals are set for. */
    static final String CONDITIONS =
            "goals are for 3 rounds; those of engines and leaves for 6,000,000 records, those of engines and"
                    + " growth for 1,200 leaves, evenly; freshness for 30 s";

    private static final int LEAST_ROUNDS = 3;
    private static final int LEAST_RECORDS = 6_000_000;
    private static final int LEAVES = 1_200;
    /** Of three rounds of 30 s, 20 a second. */
    private static final int LEAST_PROBES = 1_800;
    /** What is published of the rate, where the publisher keeps up. */
    private static final double LEAST_REACHED = 0.97;

    private static final int BASE = 1_000_000;
    private static final int GROWN = 30_000_000;
    private static final int FEW_LEAVES = 100;
    private static final int MANY_LEAVES = 1_000_000;

    /** Whether it was measured as the goal is set. */
    public boolean isJudged() {
        return !Double.isNaN(value) && rounds >= LEAST_ROUNDS;
    }

    /** Whether it is reached; never so where it was not measured. */
    public boolean isMet() {
        return atLeast ? value >= bound : value <= bound;
    }

    /** All goals of these results. */
    public static List<Goal> of(Results results) {
        List<Goal> goals = new ArrayList<>();
        goals.add(ratio(results, "ours / D", Engine.OURS, Engine.D, 0.8));
        goals.add(ratio(results, "ours / Flink, heap", Engine.OURS, Engine.FLINK_HEAP, 1.5));
        goals.add(ratio(results, "ours, RocksDB / Flink, RocksDB", Engine.OURS_ROCKSDB, Engine.FLINK_ROCKSDB, 1.5));
        for (Freshness one : results.freshness()) {
            if (one.rate() == Results.GOAL_RATE) {
                boolean enough = one.probes() >= LEAST_PROBES && one.reached() >= LEAST_REACHED * one.rate();
                int rounds = enough ? results.rounds() : 0;
                goals.add(new Goal(
                        "freshness p99 / plain p99, at 2,000/s",
                        one.totals().p99() / one.plain().p99(),
                        rounds,
                        3,
                        false));
                goals.add(new Goal(
                        "freshness median in ms, at 2,000/s", one.totals().p50(), rounds, 120, false));
            }
        }
        cost(results.growth(), GROWN)
                .ifPresent(grown -> cost(results.growth(), BASE)
                        .ifPresent(base -> goals.add(new Goal(
                                "cost of a report at 30 M stored / at 1 M",
                                grown / base,
                                onUsualLeaves(results) ? results.rounds() : 0,
                                1.2,
                                false))));
        for (Spread spread : Spread.values()) {
            cost(results.leafCosts(), spread, MANY_LEAVES)
                    .ifPresent(many -> cost(results.leafCosts(), spread, FEW_LEAVES)
                            .ifPresent(few -> goals.add(new Goal(
                                    "cost of a record on 1 M leaves / on 100, "
                                            + spread.name().toLowerCase(Locale.ROOT),
                                    many / few,
                                    ofEnough(results) ? results.rounds() : 0,
                                    mostForLeaves(spread),
                                    false))));
        }
        return goals;
    }

    /** Where a few leaves have most of the reports, the many others must cost next to nothing. */
    private static double mostForLeaves(Spread spread) {
        return switch (spread) {
            case EVEN -> 3;
            case ZIPF -> 1.5;
        };
    }

    private static Optional<Double> cost(List<LeafCost> costs, Spread spread, int leaves) {
        return costs.stream()
                .filter(one -> one.spread() == spread && one.leaves() == leaves)
                .map(LeafCost::processorMicros)
                .findFirst();
    }

    private static Optional<Double> cost(List<Growth> growth, int stored) {
        return growth.stream()
                .filter(one -> one.stored() == stored)
                .map(Growth::processorMicros)
                .findFirst();
    }

    private static Goal ratio(Results results, String name, Engine above, Engine below, double bound) {
        int rounds = ofEnough(results) && onUsualLeaves(results) ? results.rounds() : 0;
        return new Goal(name, results.rate(above) / results.rate(below), rounds, bound, true);
    }

    private static boolean ofEnough(Results results) {
        return results.workload().records() >= LEAST_RECORDS;
    }

    private static boolean onUsualLeaves(Results results) {
        return results.workload().leaves() == LEAVES && results.workload().spread() == Spread.EVEN;
    }
}
