package org.hled.bench.result;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How long probes took at one rate, in milliseconds, from the call that publishes them.
 *
 * @param rate reports a second published beside them
 * @param reached reports a second that were published in fact
 * @param probes how many there were
 * @param plain to a plain consumer of the topic that they were published to
 * @param totals to a consumer of {@code hled.totals}
 * @param http to a client of {@code GET /api/v1/stream}
 */
public record Freshness(int rate, double reached, int probes, Times plain, Times totals, Times http) {

    /** Median and 99th percentile. */
    public record Times(double p50, double p99) {

        public static Times of(List<Double> millis) {
            return new Times(Statistics.median(millis), Statistics.percentile(millis, 99));
        }
    }

    /** Medians, each figure by itself, over rounds at the same rate; of the probes, all. */
    public static Freshness median(List<Freshness> rounds) {
        return new Freshness(
                rounds.getFirst().rate(),
                median(rounds, Freshness::reached),
                rounds.stream().mapToInt(Freshness::probes).sum(),
                times(rounds, Freshness::plain),
                times(rounds, Freshness::totals),
                times(rounds, Freshness::http));
    }

    private static Times times(List<Freshness> rounds, Function<Freshness, Times> place) {
        return new Times(
                median(rounds, one -> place.apply(one).p50()),
                median(rounds, one -> place.apply(one).p99()));
    }

    private static double median(List<Freshness> rounds, ToDoubleFunction<Freshness> figure) {
        return Statistics.median(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
