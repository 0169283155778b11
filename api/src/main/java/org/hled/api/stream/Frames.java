package org.hled.api.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.ChangedKey;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Staleness;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.api.stall.Standing;
import org.hled.api.stall.StandingJson;
import org.hled.api.totals.Selection;
import org.hled.api.totals.TotalJson;

/**
 * What is to be told in one state of the figures, made once for all who are told the same. Lives no longer than the look at
 * the figures; the frames that it gives out may.
 */
final class Frames {

    private final View view;
    private final Map<Object, Frame> made = new HashMap<>();
    private int rows;

    Frames(View view) {
        this.view = view;
    }

    private record SnapshotOf(Selection selection) {}

    private record ChangesOf(Selection selection, long after, boolean allStatuses) {}

    private record HeartbeatOf() {}

    /** How many totals and statuses have been made for them. */
    int rows() {
        return rows;
    }

    /** All of the selection. */
    Frame snapshot(Selection selection) {
        return made.computeIfAbsent(new SnapshotOf(selection), key -> {
            var snapshot = new Events.Snapshot(
                    view.stamp().version(),
                    view.asOf(),
                    view.stale(),
                    selection.answer(view.figures()),
                    standings(selection));
            rows += snapshot.totals().size() + snapshot.statuses().size();
            return new Frame(List.of(snapshot), Optional.of(id()));
        });
    }

    /**
     * What of the selection has changed after the change of this number; empty if nothing has.
     *
     * @param allStatuses also those that have not: the service can tell statuses again, or no more
     */
    Frame changes(Selection selection, long after, boolean allStatuses) {
        return made.computeIfAbsent(new ChangesOf(selection, after, allStatuses), key -> {
            Map<TotalKey, TotalRow> totals = new TreeMap<>();
            Set<String> initiatives = new TreeSet<>();
            view.recent().since(after, changed -> {
                switch (changed) {
                    case ChangedKey.OfTotal(TotalKey total) -> {
                        if (selection.has(total)) {
                            view.figures().total(total).ifPresent(row -> totals.put(total, row));
                        }
                    }
                    case ChangedKey.OfInitiative(String id) -> initiatives.add(id);
                }
            });
            List<StandingJson> statuses = allStatuses ? standings(selection) : standings(selection, initiatives);
            rows += totals.size() + statuses.size();
            List<Events> events = new ArrayList<>();
            if (!totals.isEmpty()) {
                events.add(new Events.Totals(
                        view.stamp().version(),
                        view.asOf(),
                        totals.values().stream().map(TotalJson::of).toList()));
            }
            if (!statuses.isEmpty()) {
                events.add(new Events.Statuses(view.stamp().version(), view.asOf(), statuses));
            }
            return new Frame(events, Optional.of(id()));
        });
    }

    /** A sign of life. */
    Frame heartbeat() {
        return made.computeIfAbsent(
                new HeartbeatOf(),
                key -> new Frame(
                        List.of(new Events.Heartbeat(view.asOf(), view.stamp().version(), view.stale())),
                        Optional.empty()));
    }

    /** The version; while statuses are not known, something that no client can go on from with them. */
    private String id() {
        long version = view.stamp().version();
        return view.staleness() == Staleness.SILENT ? version + "-silent" : String.valueOf(version);
    }

    private List<StandingJson> standings(Selection selection) {
        return view.figures()
                .catalog()
                .filter(selection::covers)
                .map(this::standing)
                .toList();
    }

    private List<StandingJson> standings(Selection selection, Set<String> ids) {
        return ids.stream()
                .flatMap(id -> view.figures().catalogEntry(id).stream())
                .filter(selection::covers)
                .map(this::standing)
                .toList();
    }

    private StandingJson standing(CatalogEntry entry) {
        return StandingJson.of(entry, Standing.of(view, entry.id()));
    }
}
