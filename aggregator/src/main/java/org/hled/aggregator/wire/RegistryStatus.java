package org.hled.aggregator.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Since when the schema registry has not answered, for health and metrics. */
public final class RegistryStatus {

    private final AtomicReference<Instant> silentSince = new AtomicReference<>();

    public Optional<Instant> silentSince() {
        return Optional.ofNullable(silentSince.get());
    }

    void answered() {
        silentSince.set(null);
    }

    void silent(Instant now) {
        silentSince.compareAndSet(null, now);
    }
}
