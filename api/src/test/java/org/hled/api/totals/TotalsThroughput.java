package org.hled.api.totals;

import static org.hled.api.Samples.initiative;
import static org.hled.api.Samples.total;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
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
    private static final int ROUNDS = 7;
    private static final String SECONDS = "3s";
    private static final Pattern RATE =
            Pattern.compile("(\\d+) requests in .*Requests/sec:\\s+([\\d.]+)", Pattern.DOTALL);

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
            List<Rate> totals = new ArrayList<>();
            List<Rate> constant = new ArrayList<>();
            for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                Rate ofTotals = rate(wrk, api.url(path));
                Rate ofConstant = rate(wrk, api.url("/constant"));
                System.out.printf(
                        "%s totals %.0f/s, constant %.0f/s, ratio %.3f; processor time of the server %.1f and %.1f us a request%n",
                        round < WARM_UPS ? "(warming up)" : "round",
                        ofTotals.perSecond,
                        ofConstant.perSecond,
                        ofTotals.perSecond / ofConstant.perSecond,
                        ofTotals.cpuMicros,
                        ofConstant.cpuMicros);
                if (round >= WARM_UPS) {
                    totals.add(ofTotals);
                    constant.add(ofConstant);
                }
            }
            double ratio = median(totals, Rate::perSecond) / median(constant, Rate::perSecond);
            double cpu = median(constant, Rate::cpuMicros) / median(totals, Rate::cpuMicros);
            System.out.printf(
                    "%s, %d bytes: %.0f/s against %.0f/s, ratio of medians %.3f; by processor time %.3f%n",
                    path, bytes, median(totals, Rate::perSecond), median(constant, Rate::perSecond), ratio, cpu);
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

    private static Rate rate(String wrk, String url) throws IOException, InterruptedException {
        long cpu = cpuNanos();
        Process process = new ProcessBuilder(wrk, "-t1", "-c32", "-d" + SECONDS, url)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = RATE.matcher(out);
        if (process.waitFor() != 0 || !rate.find() || out.contains("Non-2xx")) {
            throw new IllegalStateException("wrk: " + out);
        }
        return new Rate(Double.parseDouble(rate.group(2)), (cpuNanos() - cpu) / 1000.0 / Long.parseLong(rate.group(1)));
    }

    /** The server is in this process, and wrk is not. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double median(List<Rate> rates, ToDoubleFunction<Rate> figure) {
        return rates.stream().mapToDouble(figure).sorted().toArray()[rates.size() / 2];
    }

    /**
     * What a round has shown.
     *
     * @param cpuMicros processor time that the server took for a request, the rest of its process included; on a busy
     *     machine the steadier figure
     */
    private record Rate(double perSecond, double cpuMicros) {}

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
