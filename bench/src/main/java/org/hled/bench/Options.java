package org.hled.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hled.bench.run.Engine;
import org.hled.bench.workload.Spread;
import org.hled.bench.workload.Workload;
import org.hled.local.fault.Fault;
import picocli.CommandLine.Option;

/** The command line's options, and the plan that they make. */
final class Options {

    private static final String FRESHNESS = "freshness";
    /** Names nothing to measure by itself: with it, growth is all that is measured. */
    private static final String GROWTH = "growth";

    private static final int QUICK_RECORDS = 300_000;
    private static final int RECORDS = 2_000_000;
    private static final int LEAVES = 1_200;
    private static final int SEED = 1;
    private static final int QUICK_ROUNDS = 2;
    private static final int ROUNDS = 3;
    private static final int QUICK_SECONDS = 2;
    private static final int SECONDS = 30;

    @Option(names = "--quick", description = "few records and short: within six minutes on two processors")
    private boolean quick;

    @Option(names = "--reports", paramLabel = "N", description = "records to publish (2000000; --quick: 300000)")
    private Integer reports;

    @Option(
            names = "--leaves",
            paramLabel = "N,...",
            split = ",",
            description = {
                "leaves that they fall on (1200);",
                "several: what a record costs the product on each, evenly and by Zipf's law, and nothing else"
            })
    private List<Integer> leaves = List.of(LEAVES);

    @Option(names = "--zipf", description = "a few leaves have most of the reports, by Zipf's law")
    private boolean zipf;

    @Option(names = "--runs", paramLabel = "N", description = "how often each engine runs (3; --quick: 2)")
    private Integer runs;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long freshness is measured at each rate (30; --quick: 2)")
    private Integer seconds;

    @Option(names = "--rates", paramLabel = "N,...", split = ",", description = "rates for freshness (200,2000,20000)")
    private List<Integer> rates = List.of(200, 2_000, 20_000);

    @Option(
            names = "--stored",
            paramLabel = "N,...",
            split = ",",
            description = "measure growth too, with so many records stored, e.g. 100000,1000000")
    private List<Integer> stored = List.of();

    @Option(names = "--heap", paramLabel = "SIZE", description = "the largest heap of each engine (4g; --quick: 2g)")
    private String heap;

    @Option(names = "--only", paramLabel = "NAME,...", split = ",", description = "measure these only")
    private List<String> only = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "write the results there as JSON")
    private Path json;

    @Option(names = "--svg", paramLabel = "DIR", description = "write pictures there")
    private Path svg;

    /** @throws Fault naming the option that makes no sense, and what is allowed */
    Plan plan() {
        List<String> allowed = allowedNames();
        for (String name : only) {
            require(allowed.contains(name), "--only takes %s, and not %s", String.join(", ", allowed), name);
        }
        require(
                !only.contains(GROWTH) || !stored.isEmpty(),
                "--only %s measures how it grows: say how far with --stored",
                GROWTH);
        int rounds = Objects.requireNonNullElse(runs, quick ? QUICK_ROUNDS : ROUNDS);
        require(rounds >= 1, "--runs must be 1 or more, and is %d", rounds);
        int length = Objects.requireNonNullElse(seconds, quick ? QUICK_SECONDS : SECONDS);
        require(length >= 1 && length <= 50, "--seconds must be from 1 to 50, and is %d", length);
        rates.forEach(rate -> require(rate >= 1, "--rates must be 1 or more, and one is %d", rate));
        String size = Objects.requireNonNullElse(heap, quick ? "2g" : "4g");
        require(size.matches("[1-9][0-9]*[mg]"), "--heap must be a size such as 512m or 4g, and is %s", size);
        int records = Objects.requireNonNullElse(reports, quick ? QUICK_RECORDS : RECORDS);
        try {
            Workload workload = new Workload(records, leaves.getFirst(), zipf ? Spread.ZIPF : Spread.EVEN, SEED);
            if (leaves.size() > 1) {
                require(
                        List.of(Engine.OURS.key()).containsAll(only) && stored.isEmpty() && !zipf,
                        "several --leaves are measured with ours alone, evenly and by Zipf's law: take --only %s, and"
                                + " neither --stored nor --zipf",
                        Engine.OURS.key());
                return new Plan(List.of(), workload, rounds, size, List.of(), length, spreads(records), List.of());
            }
            boolean fresh = only.isEmpty() || only.contains(FRESHNESS);
            List<Integer> each = fresh ? rates.stream().distinct().toList() : List.of();
            return new Plan(engines(), workload, rounds, size, each, length, List.of(), sizes());
        } catch (IllegalArgumentException e) {
            throw new Fault("--reports, --leaves: " + e.getMessage(), e);
        }
    }

    Path json() {
        return json;
    }

    Path svg() {
        return svg;
    }

    private List<Workload> spreads(int records) {
        return leaves.stream()
                .distinct()
                .flatMap(count ->
                        Arrays.stream(Spread.values()).map(spread -> new Workload(records, count, spread, SEED)))
                .toList();
    }

    private List<Integer> sizes() {
        int least = 100_000;
        stored.forEach(size -> require(size >= least, "--stored must be %d or more, and one is %d", least, size));
        List<Integer> sorted = stored.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            require(
                    sorted.get(i) - sorted.get(i - 1) > least,
                    "--stored must lie more than %d apart, and two are %d and %d",
                    least,
                    sorted.get(i - 1),
                    sorted.get(i));
        }
        return sorted;
    }

    private List<Engine> engines() {
        return Arrays.stream(Engine.values())
                .filter(engine -> only.isEmpty() ? engine.isUsual() : only.contains(engine.key()))
                .toList();
    }

    private static List<String> allowedNames() {
        return Stream.concat(Engine.keys().stream(), Stream.of(FRESHNESS, GROWTH))
                .toList();
    }

    private static void require(boolean holds, String rule, Object... values) {
        if (!holds) {
            throw new Fault(rule.formatted(values));
        }
    }
}
