package org.hled.api.totals;

import static org.hled.api.Samples.initiative;
import static org.hled.api.Samples.total;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hled.api.ApiServer;
import org.hled.api.figures.Row;

/**
 * Measures how many requests per second {@code GET /api/v1/totals} serves, against a constant answer of the same size by
 * the same server in the same run, in turns; docs/performance.md says how to run it. It needs wrk. There is no broker:
 * none has a part in answering. A pulse comes each second, as it does in life, and with every fifth one a change.
 */
final class TotalsThroughput {

    private static final int PILLARS = 4;
    private static final int MEASURES = 8;
    private static final int INITIATIVES = 100;
    private static final int PERIODS = 40;

    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;
    private static final String SECONDS = "6s";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

    private TotalsThroughput() {}

    /** @param args path of wrk; then the query, without a question mark, if there is to be one */
    public static void main(String[] args) throws IOException, InterruptedException {
        String wrk = args.length > 0 ? args[0] : "wrk";
        String path = "/api/v1/totals" + (args.length > 1 ? "?" + args[1] : "");
        int bytes = sizeOf(path);
        try (ApiServer api = new ApiServer(Map.of("constant.bytes", bytes));
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            api.show(1, rows());
            clock.scheduleAtFixedRate(new Beat(api), 0, 1, TimeUnit.SECONDS);
            List<Double> totals = new ArrayList<>();
            List<Double> constant = new ArrayList<>();
            for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                double ofTotals = rate(wrk, api.url(path));
                double ofConstant = rate(wrk, api.url("/constant"));
                System.out.printf(
                        "%s totals %.0f/s, constant %.0f/s, ratio %.3f%n",
                        round < WARM_UPS ? "(warming up)" : "round", ofTotals, ofConstant, ofTotals / ofConstant);
                if (round >= WARM_UPS) {
                    totals.add(ofTotals);
                    constant.add(ofConstant);
                }
            }
            System.out.printf(
                    "%s, %d bytes: %.0f/s against %.0f/s, ratio of medians %.3f%n",
                    path, bytes, median(totals), median(constant), median(totals) / median(constant));
            clock.shutdownNow();
        }
    }

    private static int sizeOf(String path) {
        try (ApiServer api = new ApiServer()) {
            api.show(1, rows());
            return api.get(path).body().getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static Row[] rows() {
        var pillars = IntStream.rangeClosed(1, PILLARS).boxed().flatMap(pillar -> totals("pillar/pillar-" + pillar));
        var initiatives = IntStream.range(0, INITIATIVES)
                .boxed()
                .flatMap(i -> Stream.concat(
                        Stream.of(initiative("initiative-" + i, "pillar-1")), totals("initiative/initiative-" + i)));
        return Stream.concat(pillars, initiatives).toArray(Row[]::new);
    }

    private static Stream<Row> totals(String of) {
        return IntStream.range(0, MEASURES)
                .boxed()
                .flatMap(measure -> IntStream.range(0, PERIODS)
                        .mapToObj(period -> total(
                                "%s/investment.measure_%d/USD/%s"
                                        .formatted(of, measure, period == 0 ? "all" : 1984 + period),
                                "33000000",
                                7,
                                1,
                                2,
                                0)));
    }

    private static double rate(String wrk, String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(wrk, "-t1", "-c32", "-d" + SECONDS, url)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = RATE.matcher(out);
        if (process.waitFor() != 0 || !rate.find() || out.contains("Non-2xx")) {
            throw new IllegalStateException("wrk: " + out);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What the aggregator does meanwhile. */
    private static final class Beat implements Runnable {
        private static final int CHANGE_EACH = 5;

        private final ApiServer api;
        private long beats;
        private long version = 1;

        Beat(ApiServer api) {
            this.api = api;
        }

        @Override
        public void run() {
            api.advance(Duration.ofSeconds(1));
            if (++beats % CHANGE_EACH == 0) {
                api.show(++version, rows());
            }
            api.pulse(version);
        }
    }
}
