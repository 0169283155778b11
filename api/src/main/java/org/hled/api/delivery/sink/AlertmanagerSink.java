package org.hled.api.delivery.sink;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.stall.Alert;

/**
 * Prometheus Alertmanager, by its API v2. It takes an alert for resolved when the alert's end has passed, and knows nothing
 * of before its own restart: so alerts that are open are sent again and again, with an end a little later each time. For one
 * thread.
 */
final class AlertmanagerSink implements Sink {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** An alert stays open for so many times of sending again: two may fail. */
    private static final int RESENDS_KEPT = 3;

    private static final Argument<List<PostableAlert>> BODY = Argument.listOf(PostableAlert.class);

    private final Endpoint endpoint;
    private final Duration resend;
    private final ObjectMapper json;
    private Instant sentAgain = Instant.EPOCH;

    AlertmanagerSink(Endpoint endpoint, Duration resend, ObjectMapper json) {
        this.endpoint = endpoint.resolve("/api/v2/alerts");
        this.resend = resend;
        this.json = json;
    }

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public String kind() {
        return "alertmanager";
    }

    @Override
    public String host() {
        return endpoint.host();
    }

    /** Not longer than it is sent again: what waits longer would be taken for resolved. */
    @Override
    public Duration longestWait() {
        return resend.compareTo(LONGEST_WAIT) < 0 ? resend : LONGEST_WAIT;
    }

    /** Sending again tells it. */
    @Override
    public boolean needsRaised() {
        return false;
    }

    @Override
    public Optional<Outgoing> transition(Alert alert, Instant now) {
        PostableAlert posted;
        if (Transitions.isTest(alert)) {
            posted = PostableAlert.test(alert, now.plus(resend));
        } else if (Transitions.isResolved(alert)) {
            posted = PostableAlert.stalled(alert, alert.getAt());
        } else {
            posted = firing(alert, now);
        }
        return Optional.of(outgoing(Optional.of(alert.getId()), List.of(posted)));
    }

    @Override
    public Optional<Outgoing> due(OpenAlertsView open, Optional<LocalDate> lastDigest, Instant now) {
        // By its size: a clock that is set back must not stop it.
        if (Duration.between(sentAgain, now).abs().compareTo(resend) < 0) {
            return Optional.empty();
        }
        List<PostableAlert> firing =
                open.known().stream().map(alert -> firing(alert, now)).toList();
        if (firing.isEmpty()) {
            sentAgain = now;
            return Optional.empty();
        }
        return Optional.of(outgoing(Optional.empty(), firing));
    }

    @Override
    public void accepted(Outgoing outgoing, Instant now) {
        if (outgoing.id().isEmpty()) {
            sentAgain = now;
        }
    }

    private PostableAlert firing(Alert alert, Instant now) {
        return PostableAlert.stalled(alert, now.plus(resend.multipliedBy(RESENDS_KEPT)));
    }

    private Outgoing outgoing(Optional<String> id, List<PostableAlert> alerts) {
        return new Outgoing(
                id,
                endpoint,
                Map.of("Content-Type", "application/json"),
                Bodies.write(json, BODY, alerts),
                Optional.empty());
    }
}
