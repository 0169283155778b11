package org.hled.api.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.StatusRow;
import org.hled.catalog.Text;
import org.hled.stall.Alert;
import org.hled.stall.TargetPace;

/**
 * The open alerts that stand in the statuses. They are told also while the pipeline is silent: what was raised is still open,
 * and a receiver that no longer hears of it would take it for resolved.
 */
@Singleton
final class StatusOpenAlerts implements OpenAlerts {

    private final LiveFigures figures;
    private final Freshness freshness;

    StatusOpenAlerts(LiveFigures figures, Freshness freshness) {
        this.figures = figures;
        this.freshness = freshness;
    }

    @Override
    public Optional<Open> now() {
        // Whoever is cut off from the topics does not hear what is resolved.
        if (figures.stamp().isEmpty() || freshness.isStale()) {
            return Optional.empty();
        }
        return figures.read(view -> Optional.of(new Open(
                view.stamp().version(),
                view.figures().statuses().values().stream()
                        .flatMap(row -> alert(view, row))
                        .toList())));
    }

    private static Stream<Alert> alert(View view, StatusRow row) {
        return row.alert().stream()
                .map(open -> Alert.newBuilder()
                        .setId(open.id() + "/raised")
                        .setAlert(open.id())
                        .setTransition("raised")
                        .setAt(open.raisedAt())
                        .setInitiative(row.initiative())
                        .setPillar(catalog(view, row).map(CatalogEntry::pillar).orElse(""))
                        .setTitle(catalog(view, row)
                                .map(CatalogEntry::title)
                                .map(title -> new Text(title.en(), title.es()))
                                .orElse(null))
                        .setAgencies(agencies(view, row))
                        .setStatus(row.status().word())
                        .setReasons(row.reasons())
                        .setRaisedAt(open.raisedAt())
                        .setLastReport(row.lastReport().orElse(null))
                        .setLastRejection(row.lastRejection().orElse(null))
                        .setDue(row.due().orElse(null))
                        .setTargets(row.targets().stream()
                                .map(StatusOpenAlerts::pace)
                                .toList())
                        .setReminders(open.reminders())
                        .setVersion(view.stamp().version())
                        .build());
    }

    private static Optional<CatalogEntry> catalog(View view, StatusRow row) {
        return view.figures().catalogEntry(row.initiative());
    }

    private static List<String> agencies(View view, StatusRow row) {
        return catalog(view, row).stream()
                .flatMap(entry -> entry.agencies().stream())
                .map(CatalogEntry.Participant::agency)
                .sorted()
                .toList();
    }

    private static TargetPace pace(StatusRow.Pace pace) {
        Instant movedAt = pace.movedAt().orElse(null);
        return new TargetPace(
                pace.measure(),
                pace.unit(),
                pace.value(),
                pace.due(),
                pace.actual().orElse(null),
                pace.expected().orElse(null),
                pace.behindBy().orElse(null),
                movedAt);
    }
}
