package org.hled.api.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.PulseWatch;
import org.hled.api.figures.Staleness;
import org.hled.api.figures.Stamp;

/** How current the figures are, for Prometheus. */
@Singleton
final class LiveMetrics implements MeterBinder {

    private static final double MILLIS = 1000;

    private final LiveFigures figures;
    private final Freshness freshness;
    private final PulseWatch pulses;

    LiveMetrics(LiveFigures figures, Freshness freshness, PulseWatch pulses) {
        this.figures = figures;
        this.freshness = freshness;
        this.pulses = pulses;
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
                .description(
                        "All that the broker had received before then is in the figures; since 1970, NaN where it is not known")
                .register(registry);
        Gauge.builder("hled.api.lag", freshness, Freshness::lag)
                .baseUnit("records")
                .description("Records published and not read yet, at the last look")
                .register(registry);
        Gauge.builder("hled.api.stale", figures, live -> live.staleness() == Staleness.CURRENT ? 0 : 1)
                .description("1 if this service or the pipeline before it may be behind what has been published")
                .register(registry);
        Gauge.builder("hled.pulse.age", pulses, LiveMetrics::pulseAge)
                .baseUnit("seconds")
                .description(
                        "How long ago the time lies up to which the pipeline has everything; NaN before the first pulse")
                .register(registry);
        FunctionCounter.builder("hled.api.decode.faults", freshness, Freshness::decodeFaults)
                .description("Values on the topics of the totals that could not be read")
                .register(registry);
    }

    private static double pulseAge(PulseWatch pulses) {
        return pulses.age().map(age -> age.toMillis() / MILLIS).orElse(Double.NaN);
    }

    private static double asOf(LiveFigures figures) {
        return figures.asOf()
                .map(Instant::toEpochMilli)
                .map(millis -> millis / MILLIS)
                .orElse(Double.NaN);
    }
}
