package org.hled.local.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What became of a fault, for the table.
 *
 * @param reports how many records were published in its scenario
 * @param attempts one for each time that it was tried
 */
record Row(Strike strike, long seed, long reports, List<Attempt> attempts) {

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
        return "| `%s` | %s | %d | %,d | %d | %d | %s | %s | %s | %d |"
                .formatted(
                        strike.name(),
                        strike.what(),
                        attempts.size(),
                        reports,
                        attempts.stream().mapToLong(Attempt::lost).sum(),
                        attempts.stream().mapToLong(Attempt::doubled).sum(),
                        seconds(still.get(still.size() / 2)),
                        seconds(still.getLast()),
                        seconds(behind),
                        seed);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
