package org.hled.api.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How the delivery to a sink stands. It is kept as JSON beside the committed offset, so that a restart, and every replica,
 * can tell it.
 *
 * @param failingSince when the first of the attempts failed that have failed since; empty if the last one did not
 * @param attempts how many have failed since
 * @param lastError why the last one failed, without secrets
 * @param last what was delivered last
 * @param digest the day of the last digest that was accepted, or that fell due before there was this sink
 * @param opening whether alerts that were raised before the topic's beginning are still to be told
 */
record DeliveryState(
        Optional<Instant> failingSince,
        int attempts,
        Optional<String> lastError,
        Optional<Delivered> last,
        Optional<LocalDate> digest,
        boolean opening) {

    static final DeliveryState INITIAL =
            new DeliveryState(Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final Duration ALIVE = Duration.ofHours(1);
    private static final int ALIVE_ATTEMPTS = 10;

    /** A transition or a digest that was accepted, and when. */
    record Delivered(String id, Instant at) {}

    DeliveryState failed(Instant now, String reason) {
        return new DeliveryState(
                Optional.of(failingSince.orElse(now)), attempts + 1, Optional.of(reason), last, digest, opening);
    }

    /** An attempt was accepted. */
    DeliveryState recovered() {
        return new DeliveryState(Optional.empty(), 0, Optional.empty(), last, digest, opening);
    }

    DeliveryState delivered(String id, Instant now) {
        return new DeliveryState(
                failingSince, attempts, lastError, Optional.of(new Delivered(id, now)), digest, opening);
    }

    DeliveryState withDigest(Optional<LocalDate> day) {
        return new DeliveryState(failingSince, attempts, lastError, last, day, opening);
    }

    DeliveryState withOpening(boolean still) {
        return new DeliveryState(failingSince, attempts, lastError, last, digest, still);
    }

    boolean isFailing() {
        return failingSince.isPresent();
    }

    /** Whether it has failed for so long that somebody should look after it. It is tried again all the same. */
    boolean isDead(Instant now) {
        return attempts > ALIVE_ATTEMPTS
                || failingSince
                        .filter(since -> Duration.between(since, now).compareTo(ALIVE) > 0)
                        .isPresent();
    }
}
