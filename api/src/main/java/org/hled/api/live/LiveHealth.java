package org.hled.api.live;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.PulseWatch;
import org.hled.api.figures.Stamp;
import org.reactivestreams.Publisher;

/**
 * Ready when the figures are there and all of what has been published is in them; says why not. Whether the pipeline
 * before us is alive is told, and does not count: without it the service is as useful as it can be.
 */
@Singleton
@Readiness
final class LiveHealth implements HealthIndicator {

    private final LiveFigures figures;
    private final Freshness freshness;
    private final PulseWatch pulses;

    LiveHealth(LiveFigures figures, Freshness freshness, PulseWatch pulses) {
        this.figures = figures;
        this.freshness = freshness;
        this.pulses = pulses;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var stamp = figures.stamp();
        boolean up = stamp.isPresent() && !freshness.isStale();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", stamp.map(Stamp::version).orElse(0L));
        details.put("lagRecords", freshness.lag());
        pulses.age().ifPresent(age -> details.put("pulseAgeSeconds", age.toSeconds()));
        if (!up) {
            details.put("reason", reason());
        }
        return Publishers.just(HealthResult.builder("figures", up ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build());
    }

    private String reason() {
        return freshness
                .obstacle()
                .orElseGet(() ->
                        "Reading what has been published: %d records are still to come.".formatted(freshness.lag()));
    }
}
