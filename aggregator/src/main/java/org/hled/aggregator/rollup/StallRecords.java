package org.hled.aggregator.rollup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.Record;
import org.hled.aggregator.stall.Condition;
import org.hled.aggregator.stall.OpenAlert;
import org.hled.aggregator.stall.Pace;
import org.hled.aggregator.stall.Reason;
import org.hled.aggregator.stall.StallBook.Judged;
import org.hled.aggregator.stall.Transition;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.schemas.code.Programme;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.stall.Alert;
import org.hled.stall.InitiativeStatus;
import org.hled.stall.OpenAcknowledgement;
import org.hled.stall.Pause;
import org.hled.stall.Pulse;
import org.hled.stall.TargetPace;
import org.hled.totals.Change;

/** Writes statuses, alerts and pulses as Avro records. For one thread. */
final class StallRecords {

    private final AvroEncoder<InitiativeStatus> statuses;
    private final AvroEncoder<Alert> alerts;
    private final AvroEncoder<Pulse> pulses;

    StallRecords(OutputEncoders encoders) {
        statuses = encoders.forTopic(Topics.INITIATIVE_STATUS);
        alerts = encoders.forTopic(Topics.ALERTS);
        pulses = encoders.forTopic(Topics.PULSE);
    }

    Record<byte[], byte[]> status(String initiative, Condition condition, Change change, long now) {
        InitiativeStatus status = InitiativeStatus.newBuilder()
                .setInitiative(initiative)
                .setStatus(condition.status().id())
                .setReasons(ids(condition.reasons()))
                .setSince(Instant.ofEpochMilli(condition.since()))
                .setLastReport(instant(condition.lastReport()))
                .setLastRejection(instant(condition.lastRejection()))
                .setDue(instant(condition.due()))
                .setStallsAt(instant(condition.stallsAt()))
                .setTargets(paces(condition.targets()))
                .setAlert(condition.alert().map(StallRecords::alert).orElse(null))
                .setPause(condition
                        .pause()
                        .map(pause -> new Pause(instant(pause.until()), pause.note()))
                        .orElse(null))
                .setChange(change)
                .build();
        return record(initiative, statuses.encode(status), now);
    }

    /**
     * @param at when it took place
     * @param catalog the initiative; empty where the catalog no longer has it
     */
    Record<byte[], byte[]> alert(
            Judged judged, Transition transition, Optional<Initiative> catalog, long at, Change change, long now) {
        Condition condition = judged.now();
        OpenAlert open = transition.alert();
        Alert alert = Alert.newBuilder()
                .setId(transition.id())
                .setAlert(open.id())
                .setTransition(
                        switch (transition) {
                            case Transition.Raised ignored -> "raised";
                            case Transition.Reminded ignored -> "reminder";
                            case Transition.Resolved ignored -> "resolved";
                        })
                .setAt(Instant.ofEpochMilli(at))
                .setInitiative(judged.initiative())
                .setPillar(catalog.map(Initiative::getPillar).orElse(""))
                .setTitle(catalog.map(Initiative::getTitle).orElse(null))
                .setAgencies(agencies(catalog))
                .setStatus(condition.status().id())
                .setReasons(ids(open.reasons()))
                .setRaisedAt(Instant.ofEpochMilli(open.raisedAt()))
                .setLastReport(instant(condition.lastReport()))
                .setLastRejection(instant(condition.lastRejection()))
                .setDue(instant(condition.due()))
                .setTargets(paces(condition.targets()))
                .setReminders(open.reminders())
                .setResolution(
                        transition instanceof Transition.Resolved(var ignored, var resolution) ? resolution.id() : null)
                .setVersion(change.getVersion())
                .build();
        return record(judged.initiative(), alerts.encode(alert), now);
    }

    Record<byte[], byte[]> pulse(long asOf, long version, long now) {
        return record(Programme.ID, pulses.encode(new Pulse(Instant.ofEpochMilli(asOf), version)), now);
    }

    private static org.hled.stall.OpenAlert alert(OpenAlert open) {
        return new org.hled.stall.OpenAlert(
                open.id(),
                Instant.ofEpochMilli(open.raisedAt()),
                open.reminders(),
                instant(open.remindedAt()),
                open.acknowledgement()
                        .map(standing ->
                                new OpenAcknowledgement(Instant.ofEpochMilli(standing.until()), standing.note()))
                        .orElse(null));
    }

    private static List<String> agencies(Optional<Initiative> catalog) {
        return catalog.stream()
                .flatMap(initiative -> initiative.getAgencies().stream())
                .map(Participant::getAgency)
                .sorted()
                .toList();
    }

    private static List<TargetPace> paces(List<Pace> paces) {
        return paces.stream()
                .map(pace -> new TargetPace(
                        pace.measure(),
                        pace.unit(),
                        pace.value(),
                        pace.due(),
                        pace.actual().orElse(null),
                        pace.expected().orElse(null),
                        pace.behindBy().orElse(null),
                        instant(pace.movedAt())))
                .toList();
    }

    private static List<String> ids(List<Reason> reasons) {
        return reasons.stream().map(Reason::id).toList();
    }

    private static Instant instant(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }

    private static Record<byte[], byte[]> record(String key, byte[] value, long now) {
        return new Record<>(key.getBytes(StandardCharsets.UTF_8), value, now);
    }
}
