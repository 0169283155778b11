package org.hled.local.it;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** When each of a number of reports came by somewhere; told by one thread, and read by others. */
final class Arrivals {

    private final AtomicLongArray times;
    private volatile int reached;

    Arrivals(int count) {
        times = new AtomicLongArray(count);
    }

    /** This report has come. */
    void one(int report) {
        times.set(report, System.nanoTime());
    }

    /** So many reports have come: those that were published first, it is supposed. */
    void upTo(int reports) {
        long now = System.nanoTime();
        for (int report = reached; report < reports; report++) {
            times.set(report, now);
        }
        reached = Math.max(reached, reports);
    }

    /** How many have come. */
    int reached() {
        return reached;
    }

    AtomicLongArray times() {
        return times;
    }

    /** How long after other times they came, in words, but for the first so many reports. */
    String since(AtomicLongArray earlier, int uncounted) {
        long[] micros = new long[times.length()];
        int there = 0;
        for (int i = uncounted; i < times.length(); i++) {
            if (times.get(i) != 0 && earlier.get(i) != 0) {
                micros[there++] = (times.get(i) - earlier.get(i)) / 1_000;
            }
        }
        long[] sorted = Arrays.copyOf(micros, there);
        Arrays.sort(sorted);
        return there == 0
                ? "nothing came"
                : "%d of %d reports, median %.1f ms, 99th percentile %.1f ms, most %.1f ms"
                        .formatted(
                                there,
                                times.length() - uncounted,
                                sorted[there / 2] / 1e3,
                                sorted[(int) (there * 0.99)] / 1e3,
                                sorted[there - 1] / 1e3);
    }
}
