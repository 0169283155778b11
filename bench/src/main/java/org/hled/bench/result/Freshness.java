package org.hled.bench.result;

import java.util.List;

/**
 * How long probes took at one rate, in milliseconds, from the call that publishes them.
 *
 * @param rate reports a second published beside them
 * @param reached reports a second that were published in fact
 * @param plain to a plain consumer of the topic that they were published to
 * @param totals to a consumer of {@code hled.totals}
 * @param http to a client of {@code GET /api/v1/stream}
 */
public record Freshness(int rate, double reached, List<Double> plain, List<Double> totals, List<Double> http) {}
