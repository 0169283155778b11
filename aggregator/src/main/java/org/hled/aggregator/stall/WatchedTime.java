package org.hled.aggregator.stall;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The programme's time: the broker's, as far as pulses have told it, and without the times at which we could not watch.
 * Nobody is late by what our own intake was down or behind. Times are milliseconds since 1970-01-01T00:00:00Z.
 */
public final class WatchedTime {

    /** Between two pulses there is about a second. After this without one we cannot tell. */
    public static final Duration BLIND_AFTER = Duration.ofSeconds(30);

    /** Cadence and grace have at most two years each, and flatness is judged by three cadences. */
    private static final long FORGET_AFTER = Duration.ofDays(9 * 366).toMillis();

    private final List<Outage> outages = new ArrayList<>();
    private long asOf;

    /** A time that we could not watch. */
    public record Outage(long begin, long end) {}

    /** All that the broker had received before this is known; 0 before the first pulse. Never decreases. */
    public long asOf() {
        return asOf;
    }

    /** The outage that a pulse ends; empty if it comes in time, or is the first. */
    public Optional<Outage> endedBy(long pulse) {
        return asOf > 0 && pulse - asOf > BLIND_AFTER.toMillis()
                ? Optional.of(new Outage(asOf, pulse))
                : Optional.empty();
    }

    /** A pulse has come. One that tells an earlier time changes nothing: the broker's clock was set back. */
    public void advance(long pulse) {
        asOf = Math.max(asOf, pulse);
    }

    /** Notes an outage, later than those before. */
    public void note(Outage outage) {
        outages.removeIf(old -> old.end() < outage.end() - FORGET_AFTER);
        outages.add(outage);
    }

    /** When so much time has been watched since then. */
    public long deadline(long begin, Span span, ZoneId zone) {
        long deadline = span.after(begin, zone);
        for (Outage outage : outages) {
            if (outage.end() > begin && outage.begin() <= deadline) {
                deadline += outage.end() - Math.max(begin, outage.begin());
            }
        }
        return deadline;
    }

    public void clear() {
        outages.clear();
        asOf = 0;
    }
}
