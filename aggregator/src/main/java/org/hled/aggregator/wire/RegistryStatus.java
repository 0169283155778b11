package org.hled.aggregator.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Since when the schema registry has not answered, for health and metrics. */
public final class RegistryStatus {

    /** Whoever waits for it asks again and again within this; after it, nobody here does. */
    private static final Duration ASKED = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final AtomicReference<Silence> silence = new AtomicReference<>();

    private record Silence(Instant since, Instant last) {}

    public RegistryStatus(InstantSource clock) {
        this.clock = clock;
    }

    /** Empty where it has answered, and where nobody has asked it lately: what waits may have moved to another instance. */
    public Optional<Instant> silentSince() {
        return Optional.ofNullable(silence.get()).filter(this::isRecent).map(Silence::since);
    }

    private boolean isRecent(Silence known) {
        return known.last().plus(ASKED).isAfter(clock.instant());
    }

    void answered() {
        silence.set(null);
    }

    void silent() {
        Instant now = clock.instant();
        silence.updateAndGet(before -> new Silence(before == null || !isRecent(before) ? now : before.since(), now));
    }
}
