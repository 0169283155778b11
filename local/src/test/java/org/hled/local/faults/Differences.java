package org.hled.local.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.hled.local.faults.oracle.Sum;

/**
 * Where totals are not what they must be.
 *
 * @param lost reports that the programme's totals of all time do not have
 * @param doubled reports that they have too often
 * @param lines each total that differs, for a reader
 */
record Differences(long lost, long doubled, List<String> lines) {

    static final Differences NONE = new Differences(0, 0, List.of());

    static Differences between(Map<String, Sum> expected, Map<String, Sum> found, BiPredicate<Sum, Sum> same) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        long lost = 0;
        long doubled = 0;
        List<String> lines = new ArrayList<>();
        for (String key : keys) {
            Sum must = expected.getOrDefault(key, Sum.NONE);
            Sum is = found.getOrDefault(key, Sum.NONE);
            if (!same.test(must, is)) {
                lines.add("%s must be %s and is %s".formatted(key, must, is));
                if (key.startsWith("programme/") && key.endsWith("/all")) {
                    lost += Math.max(0, must.reports() - is.reports());
                    doubled += Math.max(0, is.reports() - must.reports());
                }
            }
        }
        return new Differences(lost, doubled, lines);
    }

    boolean isNone() {
        return lines.isEmpty();
    }
}
