package org.hled.api.delivery.sink;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hled.stall.Alert;

/**
 * An alert as Alertmanager takes it. By its labels Alertmanager knows it again, so they hold only what never changes while
 * an alert is open; what may change, the pillar too, is an annotation.
 *
 * @param startsAt ISO 8601, UTC
 * @param endsAt resolved from then on: ISO 8601, UTC
 */
@Serdeable
record PostableAlert(Map<String, String> labels, Map<String, String> annotations, String startsAt, String endsAt) {

    private static final String SEVERITY = "warning";

    static PostableAlert stalled(Alert alert, Instant endsAt) {
        return of("InitiativeStalled", alert, endsAt);
    }

    static PostableAlert test(Alert alert, Instant endsAt) {
        return of("HledTestAlert", alert, endsAt);
    }

    private static PostableAlert of(String alertName, Alert alert, Instant endsAt) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", alertName);
        labels.put("initiative", alert.getInitiative());
        labels.put("alert", alert.getAlert());
        labels.put("severity", SEVERITY);

        Map<String, String> annotations = new TreeMap<>();
        annotations.put("summary", Wording.summary(alert));
        annotations.put("description", Wording.description(alert));
        annotations.put("pillar", alert.getPillar());
        annotations.put("agencies", String.join(",", alert.getAgencies()));
        annotations.put("status", alert.getStatus());
        annotations.put("reasons", String.join(",", alert.getReasons()));
        // Alertmanager refuses what ends before it starts, as between clocks that differ.
        Instant end = endsAt.isBefore(alert.getRaisedAt()) ? alert.getRaisedAt() : endsAt;
        return new PostableAlert(labels, annotations, alert.getRaisedAt().toString(), end.toString());
    }
}
