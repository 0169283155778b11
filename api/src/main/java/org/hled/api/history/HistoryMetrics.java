package org.hled.api.history;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import org.hled.api.figures.Freshness;

/** How far the history has been read, for Prometheus. */
@Singleton
final class HistoryMetrics implements MeterBinder {

    private final History history;

    HistoryMetrics(History history) {
        this.history = history;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("hled.history.behind", history.freshness(), freshness -> freshness.isStale() ? 1 : 0)
                .description("1 if the history has not been read to its end lately, so that permalinks may be refused")
                .register(registry);
        Gauge.builder("hled.history.lag", history.freshness(), Freshness::lag)
                .baseUnit("records")
                .description("Records of the history published and not read yet, at the last look")
                .register(registry);
        Gauge.builder(
                        "hled.history.indexed",
                        history,
                        known -> known.shown().map(HistoryIndex::records).orElse(0L))
                .baseUnit("records")
                .description("Records of the history that permalinks lead to")
                .register(registry);
        FunctionCounter.builder("hled.history.decode.faults", history.freshness(), Freshness::decodeFaults)
                .description("Values of the history that could not be read")
                .register(registry);
    }
}
