package org.hled.aggregator.stall;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.hled.aggregator.stall.OpenAlert.Acknowledgement;
import org.hled.aggregator.stall.Transition.Raised;
import org.hled.aggregator.stall.Transition.Reminded;
import org.hled.aggregator.stall.Transition.Resolution;
import org.hled.aggregator.stall.Transition.Resolved;

/** What becomes of an initiative's alert when its condition is another one: only a stall raises one. */
final class AlertRule {

    private static final long MILLIS = 1_000;

    private AlertRule() {}

    /**
     * The alert after a look, and what went out of it.
     *
     * @param open empty if there is none
     * @param transition empty if nothing goes out
     */
    record Step(Optional<OpenAlert> open, Optional<Transition> transition) {}

    /**
     * @param now the condition now, with the alert of before
     */
    static Step judge(
            String initiative, Condition now, Optional<Expectation> expectation, Handling handling, WatchedTime time) {
        if (now.alert().isEmpty()) {
            return now.status() == Status.STALLED
                    ? raise(initiative, now, time)
                    : new Step(Optional.empty(), Optional.empty());
        }
        OpenAlert open = now.alert().get();
        return switch (now.status()) {
            case STALLED -> goOn(open, now, expectation, handling, time);
            // What we cannot tell is neither better nor worse.
            case UNKNOWN -> new Step(Optional.of(open), Optional.empty());
            case PAUSED -> resolve(open, Resolution.PAUSED);
            case CLOSED -> resolve(open, Resolution.CLOSED);
            case AWAITING, ON_TRACK, LATE ->
                resolve(open, hasReported(open, now) ? Resolution.REPORTED : Resolution.RESCHEDULED);
        };
    }

    /** Whether a report has come since the alert was raised, at this look or at one before. Reports are known to the second. */
    private static boolean hasReported(OpenAlert open, Condition now) {
        return now.lastReport().orElse(0) >= open.raisedAt() - open.raisedAt() % MILLIS;
    }

    private static Step raise(String initiative, Condition now, WatchedTime time) {
        // The catalog may end a stall and begin another one in a moment: each has an id of its own.
        long raisedAt = Math.max(time.asOf(), now.lastRaisedAt() + 1);
        OpenAlert alert = new OpenAlert(
                initiative + "/" + Instant.ofEpochMilli(raisedAt),
                raisedAt,
                now.reasons(),
                0,
                OptionalLong.empty(),
                Optional.empty());
        return new Step(Optional.of(alert), Optional.of(new Raised(alert)));
    }

    private static Step resolve(OpenAlert open, Resolution resolution) {
        return new Step(Optional.empty(), Optional.of(new Resolved(open, resolution)));
    }

    private static Step goOn(
            OpenAlert open, Condition now, Optional<Expectation> expectation, Handling handling, WatchedTime time) {
        OptionalLong reminder = reminderAt(open, expectation, handling);
        boolean due = reminder.isPresent() && time.asOf() >= reminder.getAsLong();
        OpenAlert next = new OpenAlert(
                open.id(),
                open.raisedAt(),
                now.reasons(),
                open.reminders() + (due ? 1 : 0),
                due ? OptionalLong.of(time.asOf()) : open.remindedAt(),
                acknowledgement(open, handling).filter(standing -> time.asOf() < standing.until()));
        return new Step(Optional.of(next), due ? Optional.of(new Reminded(next)) : Optional.empty());
    }

    /** When the next reminder is to go out: not before an acknowledgement has expired. Empty for never. */
    static OptionalLong reminderAt(OpenAlert open, Optional<Expectation> expectation, Handling handling) {
        if (expectation.isEmpty() || expectation.get().reminder().isEmpty()) {
            return OptionalLong.empty();
        }
        Expectation expected = expectation.get();
        long last = open.remindedAt().orElse(open.raisedAt());
        long next = expected.reminder().get().after(last, expected.zone());
        return OptionalLong.of(Math.max(
                next,
                acknowledgement(open, handling).map(Acknowledgement::until).orElse(0L)));
    }

    private static Optional<Acknowledgement> acknowledgement(OpenAlert open, Handling handling) {
        return handling instanceof Handling.Acknowledged(var alert, var until, var note) && alert.equals(open.id())
                ? Optional.of(new Acknowledgement(until, note))
                : Optional.empty();
    }
}
