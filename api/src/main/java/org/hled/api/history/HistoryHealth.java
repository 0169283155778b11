package org.hled.api.history;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** How far the history has been read. Always up: the figures of now do not need it, and readiness does not wait for it. */
@Singleton
@Readiness
final class HistoryHealth implements HealthIndicator {

    private final History history;

    HistoryHealth(History history) {
        this.history = history;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("read", history.shown().isPresent());
        details.put("behind", history.freshness().isStale());
        details.put("lagRecords", history.freshness().lag());
        history.shown().ifPresent(index -> {
            details.put("oldestVersion", index.firstVersion());
            details.put("version", index.lastVersion());
        });
        history.freshness().obstacle().ifPresent(obstacle -> details.put("reason", obstacle));
        return Publishers.just(HealthResult.builder("history", HealthStatus.UP)
                .details(details)
                .build());
    }
}
