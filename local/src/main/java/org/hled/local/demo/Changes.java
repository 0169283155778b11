package org.hled.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.local.demo.Standing.OpenAlert;

/** Says what has changed from one look to the next. For one thread. */
final class Changes {

    /** What has changed of an initiative, for people to read. */
    record Change(String initiative, String what) {}

    private final Map<String, Standing> last = new HashMap<>();

    /** What is new since the last call, in the order of the standings. */
    List<Change> since(List<Standing> standings) {
        List<Change> changes = new ArrayList<>();
        for (Standing now : standings) {
            Optional<Standing> before = Optional.ofNullable(last.put(now.id(), now));
            status(before, now).ifPresent(what -> changes.add(new Change(now.id(), what)));
            alert(before.flatMap(Standing::alert), now.alert())
                    .forEach(what -> changes.add(new Change(now.id(), what)));
        }
        return changes;
    }

    private static Optional<String> status(Optional<Standing> before, Standing now) {
        if (before.isEmpty()) {
            return Optional.of(now.shown());
        }
        String was = before.get().shown();
        return was.equals(now.shown()) ? Optional.empty() : Optional.of(was + " -> " + now.shown());
    }

    private static List<String> alert(Optional<OpenAlert> before, Optional<OpenAlert> now) {
        List<String> lines = new ArrayList<>();
        boolean same = before.map(OpenAlert::id).equals(now.map(OpenAlert::id));
        if (!same) {
            before.ifPresent(alert -> lines.add("alert resolved: " + alert.id()));
            now.ifPresent(alert -> lines.add("alert raised: " + alert.id()));
        }
        int reminded = same ? before.map(OpenAlert::reminders).orElse(0) : 0;
        now.filter(alert -> alert.reminders() > reminded)
                .ifPresent(alert -> lines.add("reminder %d: %s".formatted(alert.reminders(), alert.id())));
        return lines;
    }
}
