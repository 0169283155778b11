package org.hled.local.faults.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of each alert, as it is read: it is raised, reminded of with numbers that count up, and resolved, each once. */
final class Alerts {

    private static final String RAISED = "raised";
    static final String REMINDER = "reminder";
    private static final String RESOLVED = "resolved";

    private final Map<String, Integer> remindersOfOpen = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();

    /** @param id of the transition */
    void take(String alert, String transition, String id) {
        if (!ids.add(id)) {
            complaints.add(id + " stands twice");
        }
        boolean open = remindersOfOpen.containsKey(alert);
        if (open == transition.equals(RAISED)) {
            complaints.add("%s comes of an alert that is %s".formatted(id, open ? "open" : "not open"));
        }
        if (!id.equals(alert + "/" + name(alert, transition))) {
            complaints.add("%s comes after %d reminders".formatted(id, remindersOfOpen.get(alert)));
        }
        switch (transition) {
            case RAISED -> remindersOfOpen.put(alert, 0);
            case REMINDER -> remindersOfOpen.merge(alert, 1, Integer::sum);
            case RESOLVED -> remindersOfOpen.remove(alert);
            default -> complaints.add(id + " is no transition that there is");
        }
    }

    private String name(String alert, String transition) {
        return transition.equals(REMINDER)
                ? "%s-%d".formatted(REMINDER, remindersOfOpen.getOrDefault(alert, 0) + 1)
                : transition;
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
