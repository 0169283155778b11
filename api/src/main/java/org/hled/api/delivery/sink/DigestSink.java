package org.hled.api.delivery.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.hled.stall.Alert;

/** A webhook that is told once a day what is open. Of transitions it is told tests only. */
final class DigestSink implements Sink {

    private final String name;
    private final Webhook webhook;
    private final LocalTime at;
    private final ZoneId zone;

    DigestSink(String name, Webhook webhook, LocalTime at, ZoneId zone) {
        this.name = name;
        this.webhook = webhook;
        this.at = at;
        this.zone = zone;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "digest";
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
        return false;
    }

    @Override
    public Optional<Outgoing> transition(Alert alert, Instant now) {
        return Transitions.isTest(alert) ? Optional.of(webhook.transition(alert, now)) : Optional.empty();
    }

    /** Of days that were missed only the last is sent: what was open before is not known any more. */
    @Override
    public Optional<Outgoing> due(OpenAlertsView open, Optional<LocalDate> lastDigest, Instant now) {
        LocalDate day = lastDue(now);
        if (lastDigest.isEmpty() || !day.isAfter(lastDigest.get())) {
            return Optional.empty();
        }
        return open.settled().map(settled -> webhook.digest(digest(settled, day), day, dueAt(day), now));
    }

    @Override
    public Optional<LocalDate> lastDigestDue(Instant now) {
        return Optional.of(lastDue(now));
    }

    private LocalDate lastDue(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return now.isBefore(dueAt(today)) ? today.minusDays(1) : today;
    }

    private Instant dueAt(LocalDate day) {
        return ZonedDateTime.of(day, at, zone).toInstant();
    }

    private DigestJson digest(OpenAlertsView.Settled open, LocalDate day) {
        return new DigestJson(
                day.toString(),
                zone.getId(),
                open.current(),
                open.alerts().stream()
                        .map(DigestJson.Open::of)
                        .sorted(Comparator.comparing(DigestJson.Open::id))
                        .toList());
    }
}
