package org.hled.api.delivery;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hled.api.delivery.sink.Transitions;
import org.hled.stall.Alert;

/** What the topic of alerts tells: which alerts are open, and which were resolved. In any order. For one thread. */
final class Journal {

    /** So many resolved alerts are remembered; those that may still be taken for open are far fewer. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Alert> open = new TreeMap<>();
    private final Set<String> raised = new HashSet<>();
    private final Map<String, Boolean> resolved = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    void clear() {
        open.clear();
        raised.clear();
        resolved.clear();
    }

    /** An alert that was resolved is never open again: one that is raised later has another id. */
    void see(Alert alert) {
        if (Transitions.isTest(alert)) {
            return;
        }
        String id = alert.getAlert();
        if (Transitions.isResolved(alert)) {
            resolved.put(id, true);
            raised.remove(id);
            open.remove(id);
        } else if (!resolved.containsKey(id)) {
            open.put(id, alert);
            if (Transitions.isRaised(alert)) {
                raised.add(id);
            }
        }
    }

    /** The last record of each alert that is open, by the alert's id. */
    List<Alert> open() {
        return List.copyOf(open.values());
    }

    /** Whether the topic tells that an alert that is open was raised. */
    boolean tellsRaised(String alert) {
        return raised.contains(alert);
    }

    boolean isResolved(String alert) {
        return resolved.containsKey(alert);
    }
}
