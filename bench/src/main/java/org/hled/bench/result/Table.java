package org.hled.bench.result;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.hled.bench.result.Freshness.Times;
import org.hled.bench.run.Engine;
import org.hled.bench.run.Measurement;

/** Shows results on a terminal. */
public final class Table {

    /** With less of the rate than this, it is said. */
    private static final double LEAST_REACHED = 0.97;

    private final PrintStream out;

    public Table(PrintStream out) {
        this.out = out;
    }

    public void print(Results results) {
        if (!results.runs().isEmpty()) {
            printThroughput(results);
        }
        if (!results.freshness().isEmpty()) {
            printFreshness(results.freshness());
        }
        if (!results.growth().isEmpty()) {
            printGrowth(results.growth());
        }
        if (!results.leafCosts().isEmpty()) {
            printLeafCosts(results.leafCosts());
        }
        printGoals(Goal.of(results));
    }

    private void printThroughput(Results results) {
        line(
                "%n%,d records on %,d leaves; medians; records per second",
                results.workload().records(), results.workload().leaves());
        line("%-34s %12s %12s %14s %8s", "", "reading", "cold", "CPU s/million", "spread");
        for (Engine engine : Engine.values()) {
            if (results.runs().containsKey(engine)) {
                line(
                        "%-34s %,12.0f %,12.0f %14.1f %7.0f%%",
                        engine.title(),
                        results.rate(engine),
                        results.median(engine, Measurement::coldRate),
                        results.median(engine, Measurement::processorSecondsPerMillion),
                        results.spread(engine) * 100);
            }
        }
    }

    private void printFreshness(List<Freshness> freshness) {
        line("%nfrom publication, milliseconds, median / 99th percentile");
        line("%-12s %20s %20s %20s", "reports/s", "plain consumer", "hled.totals", "HTTP stream");
        for (Freshness one : freshness) {
            line(
                    "%-12s %20s %20s %20s%s",
                    String.format(Locale.ROOT, "%,d", one.rate()),
                    times(one.plain()),
                    times(one.totals()),
                    times(one.http()),
                    one.reached() < LEAST_REACHED * one.rate()
                            ? String.format(Locale.ROOT, "  (only %,.0f/s were published)", one.reached())
                            : "");
        }
    }

    private void printGrowth(List<Growth> growth) {
        line(
                "%n%-16s %15s %9s %20s %18s %16s %16s %16s",
                "records stored",
                "CPU us/record",
                "ready, s",
                "ready after kill, s",
                "state on disk, kB",
                "input, B/record",
                "log, B/record",
                "heap, B/report");
        for (Growth one : growth) {
            line(
                    "%-16s %15.1f %9.1f %20.1f %18s %16.1f %16.1f %16.1f",
                    String.format(Locale.ROOT, "%,d", one.stored()),
                    one.processorMicros(),
                    one.readySeconds(),
                    one.readyAfterKillSeconds(),
                    String.format(Locale.ROOT, "%,d", one.stateBytes() / 1_000),
                    one.inputBytesPerRecord(),
                    one.logBytesPerRecord(),
                    one.heapBytesPerReport());
        }
    }

    private void printLeafCosts(List<LeafCost> costs) {
        line("%n%-16s %10s %18s %18s", "leaves", "spread", "CPU us/record", "records/s");
        for (LeafCost one : costs) {
            line(
                    "%-16s %10s %18.2f %18s",
                    String.format(Locale.ROOT, "%,d", one.leaves()),
                    one.spread().name().toLowerCase(Locale.ROOT),
                    one.processorMicros(),
                    String.format(Locale.ROOT, "%,.0f", one.rate()));
        }
    }

    private static String times(Times times) {
        return String.format(Locale.ROOT, "%.0f / %.0f", times.p50(), times.p99());
    }

    private void printGoals(List<Goal> goals) {
        line("%n%-44s %10s %10s", "goal", "is", "to be");
        for (Goal goal : goals) {
            if (Double.isNaN(goal.value())) {
                line("%-44s %10s", goal.name(), "-");
            } else {
                line(
                        "%-44s %10.2f %10s  %s",
                        goal.name(), goal.value(), (goal.atLeast() ? ">= " : "<= ") + goal.bound(), verdict(goal));
            }
        }
    }

    private static String verdict(Goal goal) {
        if (!goal.isJudged()) {
            return "not judged: " + Goal.CONDITIONS;
        }
        return goal.isMet() ? "reached" : "not reached";
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
