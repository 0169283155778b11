package org.hled.api.delivery.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hled.stall.Alert;

/**
 * A receiver of alerts: what it is told, and how. It says what is to be sent; sending, trying again and remembering are
 * the courier's.
 */
public interface Sink {

    /** Its name among the sinks: small letters, digits and hyphens. */
    String name();

    /** What it is: alertmanager, events or digest. */
    String kind();

    /** The host that it is reached at. */
    String host();

    /** The longest wait between two attempts. */
    Duration longestWait();

    /** Whether it must be told that an alert was raised even where the record that says so is no longer kept. */
    boolean needsRaised();

    /** What is to be sent for a transition, made for an attempt at this time; empty if nothing is. */
    Optional<Outgoing> transition(Alert alert, Instant now);

    /**
     * What is to be sent because it is time; empty if it is not.
     *
     * @param lastDigest the day of the last digest that was accepted; empty before the first
     */
    Optional<Outgoing> due(OpenAlertsView open, Optional<LocalDate> lastDigest, Instant now);

    /** What it has made was accepted. */
    default void accepted(Outgoing outgoing, Instant now) {}

    /** The day whose digest was the last to fall due; empty where there are no digests. */
    default Optional<LocalDate> lastDigestDue(Instant now) {
        return Optional.empty();
    }
}
