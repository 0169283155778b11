package org.hled.aggregator.stall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** When an initiative is to be looked at again though nothing comes. Too early does no harm, too late would. */
final class NextCheck {

    private NextCheck() {}

    /** Milliseconds since 1970-01-01T00:00:00Z; empty if only something that comes can change how it stands. */
    static OptionalLong after(Condition now, Optional<Expectation> expectation, Facts facts, WatchedTime time) {
        List<Long> moments = new ArrayList<>();
        now.pause().ifPresent(pause -> pause.until().ifPresent(moments::add));
        now.alert().ifPresent(alert -> {
            AlertRule.reminderAt(alert, expectation, facts.handling()).ifPresent(moments::add);
            alert.acknowledgement().ifPresent(standing -> moments.add(standing.until()));
        });
        if (expectation.isPresent() && now.due().isPresent()) {
            watched(now, expectation.get(), facts, time, moments);
        }
        return moments.stream()
                .mapToLong(Long::longValue)
                .filter(moment -> moment > time.asOf())
                .min();
    }

    private static void watched(
            Condition now, Expectation expected, Facts facts, WatchedTime time, List<Long> moments) {
        // On the dot it is still in time.
        moments.add(now.due().orElseThrow() + 1);
        moments.add(now.stallsAt().orElseThrow() + 1);
        facts.lastRejection()
                .ifPresent(rejected -> moments.add(time.deadline(rejected, expected.cadence(), expected.zone()) + 1));
        if (now.status() == Status.UNKNOWN) {
            // Targets stand as they did, maybe by an entry that is no longer in force. All is looked at when we can
            // tell again.
            return;
        }
        for (int i = 0; i < now.targets().size(); i++) {
            moments.add(PaceRule.judgedFrom(expected.targets().get(i), expected, time));
            long still = PaceRule.stillSince(now.targets().get(i), now.watchedSince(), expected);
            moments.add(PaceRule.flatAfter(still, expected, time) + 1);
            moments.add(PaceRule.nextDay(expected, time));
        }
    }
}
