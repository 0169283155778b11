package org.hled.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.utils.AppInfoParser;
import org.hled.bench.fresh.FreshnessRun;
import org.hled.bench.result.Freshness;
import org.hled.bench.result.Growth;
import org.hled.bench.result.LeafCost;
import org.hled.bench.result.Results;
import org.hled.bench.run.Engine;
import org.hled.bench.run.EngineRun;
import org.hled.bench.run.GrowthRun;
import org.hled.bench.run.LeavesRun;
import org.hled.bench.run.Measurement;
import org.hled.bench.run.Publication;
import org.hled.bench.run.Rig;
import org.hled.bench.workload.Oracle;
import org.hled.bench.workload.Workload;
import org.hled.local.stack.Home;

/** Carries out a plan: one broker, one input, and the engines one after the other, in rounds. */
final class Benchmark {

    private final Home home;
    private final Plan plan;
    private final Progress progress;

    Benchmark(Home home, Plan plan, Progress progress) {
        this.home = home;
        this.plan = plan;
        this.progress = progress;
    }

    Results run() {
        return new Results(
                conditions(), plan.workload(), plan.runs(), throughput(), freshness(), growth(), leafCosts());
    }

    private List<Freshness> freshness() {
        if (plan.rates().isEmpty()) {
            return List.of();
        }
        Map<Integer, List<Freshness>> rounds = new LinkedHashMap<>();
        try (Rig rig = new Rig(home, plan.heap())) {
            rig.start();
            FreshnessRun run = new FreshnessRun(rig, plan.seconds());
            run.start();
            for (int round = 1; round <= plan.runs(); round++) {
                for (int rate : plan.rates()) {
                    rounds.computeIfAbsent(rate, one -> new ArrayList<>()).add(run.measure(rate, round));
                    progress.done(String.format(Locale.ROOT, "%d of %d  freshness at %,d/s", round, plan.runs(), rate));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("measuring freshness", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        return rounds.values().stream().map(Freshness::median).toList();
    }

    private List<Growth> growth() {
        if (plan.stored().isEmpty()) {
            return List.of();
        }
        Map<Long, List<Growth>> runs = new TreeMap<>();
        for (int round = 1; round <= plan.runs(); round++) {
            String name = "%d of %d  growth: ".formatted(round, plan.runs());
            try (Rig rig = new Rig(home, plan.heap())) {
                rig.start();
                new GrowthRun(rig, plan.stored(), plan.workload(), one -> {
                            progress.done(name + String.format(Locale.ROOT, "%,d stored", one.stored()));
                            runs.computeIfAbsent(one.stored(), stored -> new ArrayList<>())
                                    .add(one);
                        })
                        .run();
            }
        }
        return runs.values().stream().map(Growth::median).toList();
    }

    private List<LeafCost> leafCosts() {
        if (plan.spreads().isEmpty()) {
            return List.of();
        }
        Map<Workload, List<Measurement>> runs = new LinkedHashMap<>();
        try (Rig rig = new Rig(home, plan.heap())) {
            rig.start();
            LeavesRun run = new LeavesRun(rig);
            for (int round = 1; round <= plan.runs(); round++) {
                for (Workload workload : plan.spreads()) {
                    String name = String.format(
                            Locale.ROOT,
                            "%d of %d  %,d leaves, %s",
                            round,
                            plan.runs(),
                            workload.leaves(),
                            workload.spread().name().toLowerCase(Locale.ROOT));
                    Measurement one = run.measure(workload, round, progress.of(name));
                    progress.done(name
                            + String.format(Locale.ROOT, "  %.2f us of CPU a record", one.processorMicrosReading()));
                    runs.computeIfAbsent(workload, w -> new ArrayList<>()).add(one);
                }
            }
        }
        return runs.entrySet().stream()
                .map(entry ->
                        new LeafCost(entry.getKey().leaves(), entry.getKey().spread(), entry.getValue()))
                .toList();
    }

    private Map<Engine, List<Measurement>> throughput() {
        Map<Engine, List<Measurement>> runs = new EnumMap<>(Engine.class);
        if (plan.engines().isEmpty()) {
            return runs;
        }
        try (Rig rig = new Rig(home, plan.heap())) {
            rig.start();
            String what = "publishing %,d records".formatted(plan.workload().records());
            Oracle oracle = new Publication(rig).publish(plan.workload(), progress.of(what));
            progress.done(what);
            EngineRun run = new EngineRun(rig, plan.workload(), oracle);
            // A broker that has just been started compiles, on the same processors as the first that is measured.
            String warming = "warming the broker up";
            run.measure(Engine.D, 0, progress.of(warming));
            progress.done(warming);
            // Rounds, so that what the machine does meanwhile falls on all alike.
            for (int round = 1; round <= plan.runs(); round++) {
                for (Engine engine : plan.engines()) {
                    String name = "%d of %d  %-34s".formatted(round, plan.runs(), engine.title());
                    Measurement measurement = run.measure(engine, round, progress.of(name));
                    progress.done(name
                            + String.format(
                                    Locale.ROOT,
                                    " %,10.0f/s  (%.1f s)",
                                    measurement.rate(),
                                    measurement.cold().toMillis() / 1e3));
                    runs.computeIfAbsent(engine, e -> new ArrayList<>()).add(measurement);
                }
            }
        }
        return runs;
    }

    private Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("at", Instant.now().toString());
        conditions.put("processors", Runtime.getRuntime().availableProcessors());
        conditions.put("java", System.getProperty("java.vm.version"));
        conditions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        conditions.put("kafka", AppInfoParser.getVersion());
        conditions.put("heap", plan.heap());
        return conditions;
    }
}
