package org.hled.api.figures;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.hled.api.Samples;

/** The clocks of the service, which move when told. They begin where the samples' figures end. */
@Singleton
public final class TestTime {

    private final AtomicLong nanos = new AtomicLong();
    private volatile Instant now = Samples.AS_OF;

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        now = now.plus(duration);
    }

    public Instant now() {
        return now;
    }

    /** Freshness by this clock. */
    public Freshness freshness() {
        return new Freshness(nanos::get);
    }

    /** Figures without anything, by these clocks. */
    public LiveFigures figures(Freshness freshness) {
        return new LiveFigures(freshness, new PulseWatch(this::now));
    }

    /** The same, that remember recent changes in so many bytes. */
    public LiveFigures figures(Freshness freshness, long recentBytes) {
        return new LiveFigures(freshness, new PulseWatch(this::now), recentBytes);
    }

    @Factory
    static final class Beans {
        @Singleton
        @Replaces(Freshness.class)
        Freshness freshness(TestTime time) {
            return time.freshness();
        }

        @Singleton
        @Replaces(value = InstantSource.class, factory = InstantSourceFactory.class)
        InstantSource clock(TestTime time) {
            return time::now;
        }
    }
}
