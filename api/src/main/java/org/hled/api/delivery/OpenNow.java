package org.hled.api.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.hled.api.delivery.sink.OpenAlertsView;
import org.hled.stall.Alert;

/** Which alerts are open: by the statuses where they are current, else by the topic of alerts. For one thread. */
final class OpenNow implements OpenAlertsView {

    /** So long it is worth waiting for statuses that are current. An API that has just started needs some seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Optional<OpenAlerts> statuses;
    private final Journal journal;
    private final Time time;
    private OptionalLong unknownSince = OptionalLong.empty();

    OpenNow(Optional<OpenAlerts> statuses, Journal journal, Time time) {
        this.statuses = statuses;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public List<Alert> known() {
        return fromStatuses().orElseGet(journal::open);
    }

    @Override
    public Optional<Settled> settled() {
        if (statuses.isEmpty()) {
            return Optional.of(new Settled(journal.open(), true));
        }
        Optional<List<Alert>> current = fromStatuses();
        if (current.isPresent()) {
            unknownSince = OptionalLong.empty();
            return current.map(alerts -> new Settled(alerts, true));
        }
        if (unknownSince.isEmpty()) {
            unknownSince = OptionalLong.of(time.nanos());
        }
        boolean waitedEnough = time.nanos() - unknownSince.getAsLong() > PATIENCE.toNanos();
        return waitedEnough ? Optional.of(new Settled(journal.open(), false)) : Optional.empty();
    }

    private Optional<List<Alert>> fromStatuses() {
        return statuses.flatMap(OpenAlerts::now).map(this::withTopic);
    }

    /** The statuses may be some seconds behind the topic: what it tells of later changes counts. */
    private List<Alert> withTopic(OpenAlerts.Open told) {
        Map<String, Alert> open = new TreeMap<>();
        journal.open().stream()
                .filter(alert -> alert.getVersion() > told.version())
                .forEach(alert -> open.put(alert.getAlert(), alert));
        told.alerts().stream()
                .filter(alert -> !journal.isResolved(alert.getAlert()))
                .forEach(alert -> open.put(alert.getAlert(), alert));
        return List.copyOf(open.values());
    }
}
