package org.hled.aggregator.stall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hled.aggregator.stall.Expectation.Lifecycle;

/**
 * How an initiative stands, by the catalog, what has come, and the time that was watched. The time runs from the last
 * report; where none has come, from the start; and never from before we began to watch.
 */
final class StallRule {

    private StallRule() {}

    /**
     * The condition now, with the alert still as before.
     *
     * @param before the condition at the last look; empty at the first
     * @param expectation empty where the catalog no longer has the initiative
     * @param blind whether we cannot tell, because pulses are missing
     */
    static Condition judge(
            Optional<Condition> before,
            Optional<Expectation> expectation,
            Facts facts,
            WatchedTime time,
            boolean blind) {
        return expectation
                .map(expected -> new Look(before, expected, facts, time, blind).condition())
                .orElseGet(() -> unwatched(Status.CLOSED, Optional.empty(), before, facts, time));
    }

    private static Condition unwatched(
            Status status, Optional<Pause> pause, Optional<Condition> before, Facts facts, WatchedTime time) {
        return new Condition(
                status,
                before.filter(was -> was.status() == status)
                        .map(Condition::since)
                        .orElse(time.asOf()),
                List.of(),
                facts.lastReport(),
                facts.lastRejection(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                before.flatMap(Condition::alert),
                pause,
                before.map(Condition::watchedSince).orElse(time.asOf()),
                before.map(Condition::lastRaisedAt).orElse(0L));
    }

    /** One look at one initiative. */
    private record Look(
            Optional<Condition> before, Expectation expected, Facts facts, WatchedTime time, boolean blind) {

        Condition condition() {
            Optional<Pause> pause = pause();
            if (expected.lifecycle() == Lifecycle.CLOSED) {
                return unwatched(Status.CLOSED, Optional.empty(), before, facts, time);
            }
            if (expected.lifecycle() == Lifecycle.PAUSED || pause.isPresent()) {
                return unwatched(Status.PAUSED, pause, before, facts, time);
            }
            return watched();
        }

        private Optional<Pause> pause() {
            return facts.handling() instanceof Handling.Paused(var pause)
                            && time.asOf() < pause.until().orElse(Long.MAX_VALUE)
                    ? Optional.of(pause)
                    : Optional.empty();
        }

        private Condition watched() {
            long begin = begin();
            long due = time.deadline(begin, expected.cadence(), expected.zone());
            long stallsAt = time.deadline(due, expected.grace(), expected.zone());
            Status status = blind ? Status.UNKNOWN : status(due, stallsAt);
            List<Pace> targets = blind ? before.map(Condition::targets).orElse(List.of()) : targets();
            return new Condition(
                    status,
                    since(status, due, stallsAt),
                    status.isWatched() ? reasons(status, begin, targets) : List.of(),
                    facts.lastReport(),
                    facts.lastRejection(),
                    OptionalLong.of(due),
                    OptionalLong.of(stallsAt),
                    targets,
                    before.flatMap(Condition::alert),
                    Optional.empty(),
                    watchedSince(),
                    before.map(Condition::lastRaisedAt).orElse(0L));
        }

        private Status status(long due, long stallsAt) {
            if (time.asOf() > stallsAt) {
                return Status.STALLED;
            }
            if (time.asOf() > due) {
                return Status.LATE;
            }
            return facts.lastReport().isPresent() ? Status.ON_TRACK : Status.AWAITING;
        }

        private long since(Status status, long due, long stallsAt) {
            Optional<Long> same = before.filter(was -> was.status() == status).map(Condition::since);
            return switch (status) {
                case LATE -> due;
                case STALLED -> stallsAt;
                default -> same.orElse(time.asOf());
            };
        }

        /** What has been paused or closed is expected anew from now on. */
        private long watchedSince() {
            return before.filter(was -> was.status() != Status.PAUSED && was.status() != Status.CLOSED)
                    .map(Condition::watchedSince)
                    .orElse(time.asOf());
        }

        private long begin() {
            long start = Math.max(watchedSince(), expected.beginOf(expected.startDate()));
            return Math.max(start, facts.lastReport().orElse(0));
        }

        private List<Pace> targets() {
            List<Pace> was = before.map(Condition::targets).orElse(List.of());
            List<Pace> now = new ArrayList<>();
            for (Target target : expected.targets()) {
                Optional<Pace> same = was.stream()
                        .filter(pace -> pace.measure().equals(target.measure())
                                && pace.unit().equals(target.unit()))
                        .findFirst();
                now.add(PaceRule.judge(target, same, facts.actual().apply(target), expected, time));
            }
            return now;
        }

        private List<Reason> reasons(Status status, long begin, List<Pace> targets) {
            List<Reason> reasons = new ArrayList<>();
            if (targets.stream().anyMatch(pace -> pace.behindBy().isPresent())) {
                reasons.add(Reason.BEHIND);
            }
            if (IntStream.range(0, targets.size())
                    .anyMatch(i -> isFlat(expected.targets().get(i), targets.get(i)))) {
                reasons.add(Reason.FLAT);
            }
            if (facts.lastRejection().isPresent()
                    && facts.lastRejection().getAsLong() > facts.lastReport().orElse(0)) {
                reasons.add(Reason.REJECTED);
            }
            if ((status == Status.LATE || status == Status.STALLED) && isSilent(begin)) {
                reasons.add(Reason.SILENT);
            }
            return reasons;
        }

        /** Whoever tries and is rejected is not silent, for as long as a cadence. */
        private boolean isSilent(long begin) {
            long lastSign = Math.max(begin, facts.lastRejection().orElse(0));
            return time.asOf() > time.deadline(lastSign, expected.cadence(), expected.zone());
        }

        private boolean isFlat(Target target, Pace pace) {
            long still = PaceRule.stillSince(pace, watchedSince(), expected);
            boolean reached =
                    facts.actual().apply(target).filter(target::isReachedBy).isPresent();
            return !reached
                    && facts.lastReport().orElse(0) > still
                    && time.asOf() > PaceRule.flatAfter(still, expected, time);
        }
    }
}
