package org.hled.local.faults.oracle;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.hled.local.faults.oracle.Published.Total;

/**
 * Every total of every change, as it is read from the first to the last: versions count up, a change is there as a whole, and it is what was
 * published as that change, total by total.
 */
final class History {

    private static final int MOST_COMPLAINTS = 20;

    private final Iterator<Total> published;
    private final List<String> complaints = new ArrayList<>();
    private long version;
    private int told;
    private int expected;

    /** @param published all totals that were ever published, in their order */
    History(List<Total> published) {
        this.published = published.iterator();
    }

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
        if (!published.hasNext()) {
            complain(total + " stands in the history only");
            return;
        }
        Total same = published.next();
        if (!same.equals(total)) {
            complain("%s stands in the history where %s was published".formatted(total, same));
        }
    }

    private void endChange() {
        if (told != expected) {
            complain("version %d has %d totals, and %d of them stand here".formatted(version, expected, told));
        }
    }

    /** What is wrong, once all has been taken. */
    List<String> complaints() {
        endChange();
        published.forEachRemaining(total -> complain(total + " is not in the history"));
        return List.copyOf(complaints);
    }

    private void complain(String complaint) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(complaint);
        }
    }
}
