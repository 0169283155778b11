package org.hled.api.stall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Staleness;
import org.hled.api.figures.Status;
import org.hled.api.figures.StatusRow;

/**
 * How an initiative stands, as it is answered.
 *
 * @param status what can be said: unknown where nothing was said yet, or where it depends on reports and the pipeline
 *     gives no sign of life
 * @param row what the aggregator last said; empty if nothing yet
 */
public record Standing(Status status, Optional<StatusRow> row) {

    /** How the initiative stands in these figures. */
    public static Standing of(View view, String id) {
        Optional<StatusRow> row = view.figures().statusOf(id);
        Status said = row.map(StatusRow::status).orElse(Status.UNKNOWN);
        boolean cannotTell = view.staleness() == Staleness.SILENT && said.needsPulse();
        return new Standing(cannotTell ? Status.UNKNOWN : said, row);
    }

    /** What is to be said beside the status. */
    public List<String> reasons() {
        return row.map(StatusRow::reasons).orElse(List.of());
    }

    /** The next moment at which the status changes by itself if nothing comes; empty where none is known. */
    Optional<Instant> nextCheck() {
        return switch (status) {
            case AWAITING, ON_TRACK -> row.flatMap(StatusRow::due);
            case LATE -> row.flatMap(StatusRow::stallsAt);
            case STALLED, PAUSED, CLOSED, UNKNOWN -> Optional.empty();
        };
    }

    /** The pace towards a target of the catalog; empty where it is not known. */
    public Optional<StatusRow.Pace> pace(String measure, String unit, String due) {
        return row.stream()
                .flatMap(said -> said.targets().stream())
                .filter(pace -> pace.measure().equals(measure)
                        && pace.unit().equals(unit)
                        && pace.due().equals(due))
                .findFirst();
    }
}
