package org.hled.bench.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hled.bench.result.BarChart.Bar;
import org.hled.bench.result.Freshness.Times;
import org.hled.bench.run.Engine;

/** Results as pictures: file name → SVG. */
public final class Pictures {

    /** A and B do so much less than the others that beside them nothing could be told apart. */
    private static final List<Engine> LEFT_OUT = List.of(Engine.A, Engine.B);

    private Pictures() {}

    public static Map<String, String> of(Results results) {
        Map<String, String> pictures = new LinkedHashMap<>();
        if (!results.runs().isEmpty()) {
            pictures.put("throughput.svg", throughput(results).svg());
        }
        if (!results.freshness().isEmpty()) {
            pictures.put("freshness.svg", freshness(results.freshness()).svg());
        }
        return pictures;
    }

    private static BarChart throughput(Results results) {
        List<Bar> bars = Arrays.stream(Engine.values())
                .filter(results.runs()::containsKey)
                .filter(engine -> !LEFT_OUT.contains(engine))
                .map(engine -> new Bar(engine.title(), results.rate(engine), engine.isOurs()))
                .toList();
        String title = String.format(
                Locale.ROOT,
                "Records per second, %,d records",
                results.workload().records());
        return new BarChart(title, bars);
    }

    private static BarChart freshness(List<Freshness> freshness) {
        List<Bar> bars = new ArrayList<>();
        for (Freshness one : freshness) {
            String rate = String.format(Locale.ROOT, "%,d/s, ", one.rate());
            bars.add(bar(rate + "plain consumer", one.plain(), false));
            bars.add(bar(rate + "hled.totals", one.totals(), true));
            bars.add(bar(rate + "HTTP stream", one.http(), true));
        }
        return new BarChart("Milliseconds from publication, median / 99th percentile", bars);
    }

    private static Bar bar(String label, Times times, boolean ours) {
        return new Bar(label, times.p50(), times.p99(), ours);
    }
}
