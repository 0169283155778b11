package org.hled.api.live;

import java.time.Instant;
import java.util.Optional;
import org.hled.api.figures.Row;
import org.hled.api.figures.Status;
import org.hled.api.figures.StatusRow;
import org.hled.stall.InitiativeStatus;
import org.hled.stall.OpenAcknowledgement;
import org.hled.stall.OpenAlert;
import org.hled.stall.Pause;
import org.hled.stall.TargetPace;
import org.hled.totals.Change;

/** How initiatives stand, from the wire. */
final class StatusMapping implements LiveTopic.Mapping<InitiativeStatus> {

    @Override
    public Change change(InitiativeStatus status) {
        return status.getChange();
    }

    @Override
    public Row row(InitiativeStatus from) {
        return new StatusRow(
                from.getInitiative(),
                // A word of a newer aggregator: we cannot tell what it means.
                Status.byWord(from.getStatus()).orElse(Status.UNKNOWN),
                from.getReasons(),
                from.getSince(),
                time(from.getLastReport()),
                time(from.getLastRejection()),
                time(from.getDue()),
                time(from.getStallsAt()),
                from.getTargets().stream().map(StatusMapping::pace).toList(),
                Optional.ofNullable(from.getAlert()).map(StatusMapping::alert),
                Optional.ofNullable(from.getPause()).map(StatusMapping::pause));
    }

    private static StatusRow.Pace pace(TargetPace from) {
        return new StatusRow.Pace(
                from.getMeasure(),
                from.getUnit(),
                from.getValue(),
                from.getDue(),
                Optional.ofNullable(from.getActual()),
                Optional.ofNullable(from.getExpected()),
                Optional.ofNullable(from.getBehindBy()),
                time(from.getMovedAt()));
    }

    private static StatusRow.OpenAlert alert(OpenAlert from) {
        return new StatusRow.OpenAlert(
                from.getId(),
                from.getRaisedAt(),
                from.getReminders(),
                time(from.getRemindedAt()),
                Optional.ofNullable(from.getAcknowledgement()).map(StatusMapping::acknowledgement));
    }

    private static StatusRow.Acknowledgement acknowledgement(OpenAcknowledgement from) {
        return new StatusRow.Acknowledgement(from.getUntil(), from.getNote());
    }

    private static StatusRow.Pause pause(Pause from) {
        return new StatusRow.Pause(time(from.getUntil()), from.getNote());
    }

    private static Optional<Instant> time(Instant nullable) {
        return Optional.ofNullable(nullable);
    }
}
