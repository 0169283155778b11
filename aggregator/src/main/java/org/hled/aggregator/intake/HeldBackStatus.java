package org.hled.aggregator.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether a generation that is being built waits for what was rejected before, for health. */
public final class HeldBackStatus {

    /** Whoever waits asks again and again within this. */
    private static final Duration ASKED = Duration.ofSeconds(15);

    private final InstantSource clock;
    private volatile Instant last = Instant.MIN;

    public HeldBackStatus(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether somebody has asked in vain lately; nobody says that he has given it up, or has his answer. */
    public boolean isHeldBack() {
        return !last.plus(ASKED).isBefore(clock.instant());
    }

    /** Somebody has asked in vain. */
    public void asked() {
        last = clock.instant();
    }
}
