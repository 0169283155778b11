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
import org.hled.api.figures.Stamp;
import org.reactivestreams.Publisher;

/** Ready when the figures are there and current; says why they are not. */
@Singleton
@Readiness
final class LiveHealth implements HealthIndicator {

    private final LiveFigures figures;
    private final Freshness freshness;

    LiveHealth(LiveFigures figures, Freshness freshness) {
        this.figures = figures;
        this.freshness = freshness;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var stamp = figures.stamp();
        boolean up = stamp.isPresent() && !freshness.isStale();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", stamp.map(Stamp::version).orElse(0L));
        details.put("lagRecords", freshness.lag());
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
