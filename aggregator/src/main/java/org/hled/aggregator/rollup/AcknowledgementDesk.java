package org.hled.aggregator.rollup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.rollup.figures.RollUpEntry.HandlingAccepted;
import org.hled.aggregator.stall.Handling;
import org.hled.aggregator.stall.Pause;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.hled.stall.Acknowledgement;

/** Judges what operators say of initiatives. For one thread. */
final class AcknowledgementDesk {

    private static final int NOTE_LENGTH = 2_000;
    private static final int ALERT_LENGTH = 200;

    private final AvroDecoder<Acknowledgement> decoder;

    AcknowledgementDesk(SchemaSource schemas) {
        this.decoder = new AvroDecoder<>(schemas, Acknowledgement.class);
    }

    /** Judges what is said of an initiative; throws as {@link AvroDecoder#decode} does where it cannot be read. */
    Verdict judge(String initiative, byte[] value) throws UndecodableException {
        Acknowledgement said = decoder.decode(value);
        if (!said.getInitiative().equals(initiative)) {
            return refused("initiative", "initiative must be the record's key");
        }
        if (said.getNote().length() > NOTE_LENGTH) {
            return refused("note", "note must have at most %d characters".formatted(NOTE_LENGTH));
        }
        return switch (said.getAction()) {
            case "acknowledge" -> acknowledged(said);
            case "pause" -> accepted(said, new Handling.Paused(new Pause(until(said), said.getNote())));
            case "resume" -> accepted(said, new Handling.None());
            default ->
                refused("action", "action must be acknowledge, pause or resume, and is %s".formatted(said.getAction()));
        };
    }

    private static Verdict acknowledged(Acknowledgement said) {
        if (said.getAlert() == null || said.getAlert().length() > ALERT_LENGTH) {
            return refused(
                    "alert",
                    "alert must name the alert that is acknowledged, with at most %d characters"
                            .formatted(ALERT_LENGTH));
        }
        if (said.getUntil() == null) {
            return refused("until", "until must say when the acknowledgement expires");
        }
        return accepted(
                said, new Handling.Acknowledged(said.getAlert(), said.getUntil().toEpochMilli(), said.getNote()));
    }

    private static OptionalLong until(Acknowledgement said) {
        return Optional.ofNullable(said.getUntil())
                .map(Instant::toEpochMilli)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static Verdict accepted(Acknowledgement said, Handling handling) {
        return new Verdict.Accepted(List.of(new HandlingAccepted(said.getInitiative(), handling)));
    }

    private static Verdict refused(String field, String message) {
        return new Verdict.Refused(new Reason(RejectionCode.INVALID_ENTRY.id(), field, message));
    }
}
