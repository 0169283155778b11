package org.hled.api.delivery.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hled.stall.Alert;

/** A webhook that is told every transition. */
final class EventSink implements Sink {

    private final String name;
    private final Webhook webhook;

    EventSink(String name, Webhook webhook) {
        this.name = name;
        this.webhook = webhook;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "events";
    }

    @Override
    public String host() {
        return webhook.host();
    }

    @Override
    public Duration longestWait() {
        return Webhook.LONGEST_WAIT;
    }

    @Override
    public boolean needsRaised() {
        return true;
    }

    @Override
    public Optional<Outgoing> transition(Alert alert, Instant now) {
        return Optional.of(webhook.transition(alert, now));
    }

    @Override
    public Optional<Outgoing> due(OpenAlertsView open, Optional<LocalDate> lastDigest, Instant now) {
        return Optional.empty();
    }
}
