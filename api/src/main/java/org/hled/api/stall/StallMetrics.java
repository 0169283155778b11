package org.hled.api.stall;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Status;

/** How the initiatives stand, for Prometheus. */
@Singleton
final class StallMetrics implements MeterBinder {

    private final LiveFigures figures;

    StallMetrics(LiveFigures figures) {
        this.figures = figures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Status status : Status.values()) {
            Gauge.builder("hled.initiatives", figures, live -> read(live, view -> count(view, status)))
                    .tag("status", status.word())
                    .description("Initiatives of the catalog in this status, as answered; NaN before the first figures")
                    .register(registry);
        }
        Gauge.builder("hled.alerts.open", figures, live -> read(live, StallMetrics::openAlerts))
                .description("Initiatives with an open alert; NaN before the first figures")
                .register(registry);
    }

    private static double read(LiveFigures figures, ToDoubleFunction<View> reading) {
        return figures.stamp().isEmpty() ? Double.NaN : figures.read(reading::applyAsDouble);
    }

    private static long count(View view, Status status) {
        return view.figures()
                .catalog()
                .filter(entry -> Standing.of(view, entry.id()).status() == status)
                .count();
    }

    /** Also of initiatives that the catalog no longer has: an open alert must not go unseen. */
    private static long openAlerts(View view) {
        return view.figures().statuses().values().stream()
                .filter(row -> row.alert().isPresent())
                .count();
    }
}
