package org.hled.bench.result;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hled.bench.run.Engine;
import org.hled.bench.run.Measurement;
import org.hled.bench.workload.Workload;

/**
 * What one run of the benchmark has found.
 *
 * @param conditions under what it was found: name → text or number
 * @param workload what was published
 * @param rounds how often each was measured
 * @param runs by engine, the measurements in their order
 * @param freshness by rate
 * @param growth by how much is stored
 * @param leafCosts by leaves and spread
 */
public record Results(
        Map<String, Object> conditions,
        Workload workload,
        int rounds,
        Map<Engine, List<Measurement>> runs,
        List<Freshness> freshness,
        List<Growth> growth,
        List<LeafCost> leafCosts) {

    /** The rate at which the goals of freshness are set, reports a second. */
    static final int GOAL_RATE = 2_000;

    /** Median records a second, from the beginning of reading; NaN if it was not measured. */
    double rate(Engine engine) {
        return median(engine, Measurement::rate);
    }

    double median(Engine engine, ToDoubleFunction<Measurement> figure) {
        return Statistics.median(runs.getOrDefault(engine, List.of()).stream()
                .map(figure::applyAsDouble)
                .toList());
    }

    double spread(Engine engine) {
        return Statistics.spread(runs.getOrDefault(engine, List.of()).stream()
                .map(Measurement::rate)
                .toList());
    }
}
