package org.hled.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Since when the brokers have taken nothing from this process, for health: Kafka Streams waits for them, and says meanwhile that it
 * is running.
 */
final class BrokersStatus {

    /** Longer than it takes until another broker leads the partitions of one that has died. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final AtomicReference<Instant> took = new AtomicReference<>();

    BrokersStatus(InstantSource clock) {
        this.clock = clock;
    }

    /** They have taken a record just now. */
    void took() {
        took.set(clock.instant());
    }

    /** Empty as long as that is no reason for worry, and before the first record. */
    Optional<Instant> silentSince() {
        return Optional.ofNullable(took.get())
                .filter(last -> last.isBefore(clock.instant().minus(PATIENCE)));
    }
}
