package org.hled.api.figures;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock for freshness that moves when told. */
@Singleton
public final class TestTime {

    private final AtomicLong nanos = new AtomicLong();

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** Freshness by this clock. */
    public Freshness freshness() {
        return new Freshness(nanos::get);
    }

    @Factory
    static final class Beans {
        @Singleton
        @Replaces(Freshness.class)
        Freshness freshness(TestTime time) {
            return time.freshness();
        }
    }
}
