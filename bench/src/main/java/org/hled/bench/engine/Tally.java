package org.hled.bench.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hled.bench.workload.Sum;

/** The work itself, in plain maps: of each report the highest revision counts; sums by leaf. For one thread. */
final class Tally {

    private final Map<String, Fact> reports = new HashMap<>();
    private final Map<String, Sum> sums = new HashMap<>();

    /** Takes a fact; whether it has changed anything. */
    boolean take(Fact fact, Map<String, Sum> changed) {
        Fact before = reports.get(fact.id());
        if (before != null && before.revision() >= fact.revision()) {
            return false;
        }
        reports.put(fact.id(), fact);
        if (before != null) {
            change(before.leaf(), new Sum(-before.value(), -1), changed);
        }
        change(fact.leaf(), new Sum(fact.value(), 1), changed);
        return true;
    }

    Map<String, Sum> sums() {
        return sums;
    }

    /** What has changed since the last commit, in the order of the first change. */
    static Map<String, Sum> newChanges() {
        return new LinkedHashMap<>();
    }

    private void change(String leaf, Sum by, Map<String, Sum> changed) {
        changed.put(leaf, sums.merge(leaf, by, Sum::plus));
    }
}
