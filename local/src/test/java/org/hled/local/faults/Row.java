package org.hled.local.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What became of a fault, for the table.
 *
 * @param reports how many records were published in its scenario
 * @param attempts one for each time that it was tried to the end
 * @param brokenOff whether it was then tried once more, and something failed before totals could be compared, or beside them
 */
record Row(Strike strike, long seed, long reports, List<Attempt> attempts, boolean brokenOff) {

    private static final String NONE = "–";

    /**
     * One time.
     *
     * @param wrong totals that are not what they must be
     * @param lost reports that the totals do not have
     * @param doubled reports that the totals have too often
     * @param stoodStill the longest time without a change of the totals
     * @param behind how old the time up to which everything was in had become
     */
    record Attempt(int wrong, long lost, long doubled, Duration stoodStill, Duration behind) {}

    String markdown() {
        List<Duration> still =
                attempts.stream().map(Attempt::stoodStill).sorted().toList();
        Duration behind =
                attempts.stream().map(Attempt::behind).max(Duration::compareTo).orElse(Duration.ZERO);
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %d | %,d | %s | %d | %d | %s | %s | %s | %d |",
                strike.name(),
                strike.what(),
                attempts.size() + (brokenOff ? 1 : 0),
                reports,
                brokenOff ? "**failed**" : sum(Attempt::wrong),
                sum(Attempt::lost),
                sum(Attempt::doubled),
                still.isEmpty() ? NONE : seconds(still.get(still.size() / 2)),
                still.isEmpty() ? NONE : seconds(still.getLast()),
                still.isEmpty() ? NONE : seconds(behind),
                seed);
    }

    private long sum(ToLongFunction<Attempt> counted) {
        return attempts.stream().mapToLong(counted).sum();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
