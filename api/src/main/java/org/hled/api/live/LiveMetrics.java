package org.hled.api.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.Stamp;

/** How current the figures are, for Prometheus. */
@Singleton
final class LiveMetrics implements MeterBinder {

    private static final double MILLIS = 1000;

    private final LiveFigures figures;
    private final Freshness freshness;

    LiveMetrics(LiveFigures figures, Freshness freshness) {
        this.figures = figures;
        this.freshness = freshness;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "hled.api.version",
                        figures,
                        live -> live.stamp().map(Stamp::version).orElse(0L))
                .description("Version of the figures shown; 0 before the first")
                .register(registry);
        Gauge.builder("hled.api.as.of", figures, LiveMetrics::asOf)
                .baseUnit("seconds")
                .description("When the broker received the latest report that the figures contain, since 1970;"
                        + " NaN before the first")
                .register(registry);
        Gauge.builder("hled.api.lag", freshness, Freshness::lag)
                .baseUnit("records")
                .description("Records published and not read yet, at the last look")
                .register(registry);
        Gauge.builder("hled.api.stale", freshness, fresh -> fresh.isStale() ? 1 : 0)
                .description("1 if the figures may be more than ten seconds behind what has been published")
                .register(registry);
        FunctionCounter.builder("hled.api.decode.faults", freshness, Freshness::decodeFaults)
                .description("Values on the topics of the totals that could not be read")
                .register(registry);
    }

    private static double asOf(LiveFigures figures) {
        return figures.stamp()
                .flatMap(Stamp::asOf)
                .map(Instant::toEpochMilli)
                .map(millis -> millis / MILLIS)
                .orElse(Double.NaN);
    }
}
