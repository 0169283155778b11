package org.hled.aggregator.stall;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether a target's measure moves, and keeps pace. */
final class PaceRule {

    private PaceRule() {}

    /**
     * The pace as it is now.
     *
     * @param before as it was at the last look; empty at the first
     */
    static Pace judge(
            Target target,
            Optional<Pace> before,
            Optional<BigDecimal> actual,
            Expectation expectation,
            WatchedTime time) {
        Optional<String> figure = actual.map(target::text);
        boolean moved = figure.isPresent() && !before.flatMap(Pace::actual).equals(figure);
        Optional<BigDecimal> expected = time.asOf() < judgedFrom(target, expectation, time)
                ? Optional.empty()
                : Optional.of(target.expectedOn(today(expectation, time)));
        // Where nothing was counted, what stood at the beginning still stands.
        Optional<BigDecimal> missing = expected.map(pace -> target.missing(actual.orElse(target.baseline()), pace))
                .filter(by -> by.signum() > 0);
        return new Pace(
                target.measure(),
                target.unit(),
                target.text(target.value()),
                target.due().toString(),
                figure,
                expected.map(target::text),
                missing.map(target::text),
                moved ? OptionalLong.of(time.asOf()) : before.map(Pace::movedAt).orElse(OptionalLong.empty()));
    }

    /** When a target begins to be judged. */
    static long judgedFrom(Target target, Expectation expectation, WatchedTime time) {
        return time.deadline(expectation.beginOf(target.from()), expectation.patience(), expectation.zone());
    }

    /** Since when a figure has not moved: where none ever came, since one was expected and we watched. */
    static long stillSince(Pace pace, long watchedSince, Expectation expectation) {
        return pace.movedAt().orElse(Math.max(watchedSince, expectation.beginOf(expectation.startDate())));
    }

    /** When a figure that does not move from then on counts as flat. */
    static long flatAfter(long still, Expectation expectation, WatchedTime time) {
        return time.deadline(still, expectation.patience(), expectation.zone());
    }

    /** When the expected figures become others: at the beginning of the next day. */
    static long nextDay(Expectation expectation, WatchedTime time) {
        return expectation.beginOf(today(expectation, time).plusDays(1));
    }

    private static LocalDate today(Expectation expectation, WatchedTime time) {
        return Instant.ofEpochMilli(time.asOf()).atZone(expectation.zone()).toLocalDate();
    }
}
