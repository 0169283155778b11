package org.hled.local.faults.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hled.local.faults.oracle.Published.Total;

/**
 * Every total of every change, as it is read from the first to the last: versions count up, a total stands once in each, and a change is
 * there as a whole.
 */
final class History {

    private static final int MOST_COMPLAINTS = 20;

    private final Map<String, Total> latest = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private long version;
    private int told;
    private int expected;

    /** @param ofItsChange how many totals there are of the change, as it says itself */
    void take(Total total, int ofItsChange) {
        if (total.version() != version) {
            endChange();
            if (total.version() < version) {
                complain("version %d stands after %d".formatted(total.version(), version));
            }
            version = total.version();
            told = 0;
            expected = ofItsChange;
        }
        told++;
        Total before = latest.put(total.key(), total);
        if (before != null && before.version() >= total.version()) {
            complain("%s of version %d stands after that of %d"
                    .formatted(total.key(), total.version(), before.version()));
        }
    }

    private void endChange() {
        if (told != expected) {
            complain("version %d has %d totals, and %d of them stand here".formatted(version, expected, told));
        }
    }

    /** What is wrong, of which the last of each total must be the last of these too. */
    List<String> complaints(List<Total> totals) {
        endChange();
        Map<String, Total> standing = new HashMap<>();
        totals.forEach(total -> standing.put(total.key(), total));
        standing.forEach((key, total) -> {
            if (!total.equals(latest.get(key))) {
                complain("the last of a total is %s, and %s in the history".formatted(total, latest.get(key)));
            }
        });
        latest.keySet().stream()
                .filter(key -> !standing.containsKey(key))
                .forEach(key -> complain(key + " stands in the history only"));
        return List.copyOf(complaints);
    }

    private void complain(String complaint) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(complaint);
        }
    }
}
