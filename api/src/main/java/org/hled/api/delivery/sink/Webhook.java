package org.hled.api.delivery.sink;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hled.stall.Alert;

/** Writes CloudEvents in structured mode and signs them, for one receiver. */
final class Webhook {

    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final String SOURCE = "/hled-metrics";

    private final Endpoint endpoint;
    private final Secret secret;
    private final ObjectMapper json;

    Webhook(Endpoint endpoint, Secret secret, ObjectMapper json) {
        this.endpoint = endpoint;
        this.secret = secret;
        this.json = json;
    }

    String host() {
        return endpoint.host();
    }

    /** A transition as an event. */
    Outgoing transition(Alert alert, Instant now) {
        var event = new CloudEvent<>(
                CloudEvent.SPEC_VERSION,
                alert.getId(),
                SOURCE,
                "org.hled.alert." + alert.getTransition(),
                alert.getInitiative(),
                alert.getAt().toString(),
                CloudEvent.JSON,
                AlertJson.of(alert));
        return outgoing(event, AlertJson.class, Optional.empty(), now);
    }

    /** A digest as an event, which fell due at that time. */
    Outgoing digest(DigestJson digest, LocalDate day, Instant due, Instant now) {
        var event = new CloudEvent<>(
                CloudEvent.SPEC_VERSION,
                "digest/" + day,
                SOURCE,
                "org.hled.digest",
                null,
                due.toString(),
                CloudEvent.JSON,
                digest);
        return outgoing(event, DigestJson.class, Optional.of(day), now);
    }

    private <T> Outgoing outgoing(CloudEvent<T> event, Class<T> data, Optional<LocalDate> digest, Instant now) {
        byte[] body = Bodies.write(json, Argument.of(CloudEvent.class, data), event);
        long timestamp = now.getEpochSecond();
        return new Outgoing(
                Optional.of(event.id()),
                endpoint,
                Map.of(
                        "Content-Type", "application/cloudevents+json",
                        "webhook-id", event.id(),
                        "webhook-timestamp", String.valueOf(timestamp),
                        "webhook-signature", secret.sign(event.id(), timestamp, body)),
                body,
                digest);
    }
}
