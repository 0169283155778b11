package org.hled.api.figures;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells a pipeline that is quiet from one that is dead, or far behind: by the last pulse and this machine's clock, which
 * must agree with the broker's within seconds. Where no pulse has ever come, it says nothing.
 */
@Singleton
public final class PulseWatch {

    /** With a pulse older than this, nobody knows what the agencies have sent since. */
    public static final Duration ALLOWED = Duration.ofSeconds(30);

    private final InstantSource clock;
    private volatile Optional<Pulse> latest = Optional.empty();

    public PulseWatch(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes the next pulse; the last one stands. */
    void hear(Pulse pulse) {
        latest = Optional.of(pulse);
    }

    Optional<Pulse> latest() {
        return latest;
    }

    /** How long ago the time lies up to which the pipeline has everything; empty before the first pulse. */
    public Optional<Duration> age() {
        return latest.map(pulse -> Duration.between(pulse.asOf(), now()));
    }

    /** Whether pulses have come and the last of them is too old. */
    public boolean isSilent() {
        return age().filter(age -> age.compareTo(ALLOWED) > 0).isPresent();
    }

    private Instant now() {
        return clock.instant();
    }
}
