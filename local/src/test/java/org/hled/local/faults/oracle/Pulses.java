package org.hled.local.faults.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.hled.local.faults.oracle.Published.Total;

/**
 * Pulses, each held to what it says: that all is in that the broker had acknowledged before its time. It is judged by reports that come
 * all the time, all count, and are never revised: of those there can be more, and not fewer.
 */
public final class Pulses {

    /** What ids of initiatives begin with whose reports are so. */
    public static final String STEADY = "faults-steady-";

    private static final int MOST_COMPLAINTS = 20;

    private Pulses() {}

    /**
     * What was told.
     *
     * @param asOf the time before which everything is in
     * @param version in the change of this number
     */
    public record Pulse(Instant asOf, long version) {}

    /**
     * What is wrong with pulses; empty if nothing is.
     *
     * @param pulses in the order in which they were told
     * @param totals all that were ever published, in their order
     * @param acknowledged how many of the steady reports the broker had acknowledged before a time
     */
    public static List<String> complaints(
            List<Pulse> pulses, List<Total> totals, ToLongFunction<Instant> acknowledged) {
        List<String> complaints = new ArrayList<>();
        Map<String, Long> reports = new HashMap<>();
        Pulse last = new Pulse(Instant.EPOCH, 0);
        int next = 0;
        for (Pulse pulse : pulses) {
            while (next < totals.size() && totals.get(next).version() <= pulse.version()) {
                Total total = totals.get(next++);
                if (isSteady(total.key())) {
                    reports.put(total.key(), total.sum().reports());
                }
            }
            long in = reports.values().stream().mapToLong(Long::longValue).sum();
            long must = acknowledged.applyAsLong(pulse.asOf());
            if (in < must) {
                complaints.add("%s comes with %d of %d reports".formatted(pulse, in, must));
            }
            if (pulse.asOf().isBefore(last.asOf()) || pulse.version() < last.version()) {
                complaints.add("%s comes after %s".formatted(pulse, last));
            }
            last = pulse;
        }
        return complaints.subList(0, Math.min(complaints.size(), MOST_COMPLAINTS));
    }

    private static boolean isSteady(String key) {
        return key.startsWith("initiative/" + STEADY) && key.endsWith("/all");
    }
}
