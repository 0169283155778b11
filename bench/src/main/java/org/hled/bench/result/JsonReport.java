package org.hled.bench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hled.bench.result.Freshness.Times;
import org.hled.bench.run.Engine;
import org.hled.bench.run.Measurement;

/** Results as JSON. What each key means stands in docs/performance.md. What was not measured is null. */
public final class JsonReport {

    private JsonReport() {}

    public static String of(Results results) {
        Map<String, Object> report = new LinkedHashMap<>(results.conditions());
        report.put("records", results.workload().records());
        report.put("leaves", results.workload().leaves());
        report.put("spread", results.workload().spread().name());
        report.put("seed", results.workload().seed());
        for (Engine engine : Engine.values()) {
            report.put(engine.key() + "_rps", number(results.rate(engine)));
            report.put(engine.key() + "_cold_rps", number(results.median(engine, Measurement::coldRate)));
            report.put(
                    engine.key() + "_cpu_s_per_million",
                    number(results.median(engine, Measurement::processorSecondsPerMillion)));
        }
        putFreshness(report, results.freshness());
        report.put("growth", results.growth().stream().map(JsonReport::growth).toList());
        report.put(
                "leaf_costs",
                results.leafCosts().stream().map(JsonReport::leafCost).toList());
        report.put("goals", Goal.of(results).stream().map(JsonReport::goal).toList());
        report.put("runs", runs(results));
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, texts and numbers are JSON", e);
        }
    }

    private static void putFreshness(Map<String, Object> report, List<Freshness> freshness) {
        List<Map<String, Object>> all = new ArrayList<>();
        Times none = Times.of(List.of());
        Times plain = none;
        Times totals = none;
        Times http = none;
        for (Freshness one : freshness) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("rate", one.rate());
            entry.put("reached", number(one.reached()));
            entry.put("probes", one.probes());
            putTimes(entry, "plain", one.plain());
            putTimes(entry, "freshness", one.totals());
            putTimes(entry, "http", one.http());
            all.add(entry);
            if (one.rate() == Results.GOAL_RATE) {
                plain = one.plain();
                totals = one.totals();
                http = one.http();
            }
        }
        putTimes(report, "plain", plain);
        putTimes(report, "freshness", totals);
        putTimes(report, "http", http);
        report.put("freshness", all);
    }

    private static void putTimes(Map<String, Object> entry, String name, Times times) {
        entry.put(name + "_p50_ms", number(times.p50()));
        entry.put(name + "_p99_ms", number(times.p99()));
    }

    private static Map<String, Object> growth(Growth growth) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("stored", growth.stored());
        entry.put("cpu_us_per_record", number(growth.processorMicros()));
        entry.put("ready_s", number(growth.readySeconds()));
        entry.put("ready_after_kill_s", number(growth.readyAfterKillSeconds()));
        entry.put("state_bytes", growth.stateBytes());
        entry.put("input_bytes_per_record", number(growth.inputBytesPerRecord()));
        entry.put("log_bytes_per_record", number(growth.logBytesPerRecord()));
        entry.put("heap_bytes_per_report", number(growth.heapBytesPerReport()));
        return entry;
    }

    private static Map<String, Object> leafCost(LeafCost cost) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("leaves", cost.leaves());
        entry.put("spread", cost.spread().name());
        entry.put("cpu_us_per_record", number(cost.processorMicros()));
        entry.put("rps", number(cost.rate()));
        entry.put("runs", cost.runs().stream().map(JsonReport::run).toList());
        return entry;
    }

    private static Map<String, Object> goal(Goal goal) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", goal.name());
        entry.put("value", number(goal.value()));
        entry.put(goal.atLeast() ? "at_least" : "at_most", goal.bound());
        entry.put("met", goal.isJudged() ? goal.isMet() : null);
        return entry;
    }

    private static Map<String, Object> runs(Results results) {
        Map<String, Object> runs = new LinkedHashMap<>();
        results.runs()
                .forEach((engine, measurements) -> runs.put(
                        engine.key(), measurements.stream().map(JsonReport::run).toList()));
        return runs;
    }

    private static Map<String, Object> run(Measurement one) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("rps", number(one.rate()));
        run.put("cold_rps", number(one.coldRate()));
        run.put("cpu_s_per_million", number(one.processorSecondsPerMillion()));
        run.put("cpu_us_per_record_reading", number(one.processorMicrosReading()));
        return run;
    }

    /** To a hundredth; null if there is none. */
    private static Double number(double value) {
        return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : null;
    }
}
