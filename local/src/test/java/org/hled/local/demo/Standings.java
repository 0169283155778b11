package org.hled.local.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hled.local.demo.Standing.OpenAlert;

/** Standings for tests, and how the API writes them. */
final class Standings {

    private Standings() {}

    static Standing of(String id, String status, String... reasons) {
        return new Standing(id, status, List.of(reasons), Optional.empty());
    }

    static Standing stalled(String id, String alert, int reminders) {
        return new Standing(id, "stalled", List.of("silent"), Optional.of(new OpenAlert(alert, reminders)));
    }

    static String json(List<Standing> standings) {
        return standings.stream().map(Standings::json).collect(Collectors.joining(","));
    }

    private static String json(Standing standing) {
        String reasons =
                standing.reasons().stream().map("\"%s\""::formatted).collect(Collectors.joining(",", "[", "]"));
        String alert = standing.alert()
                .map(open -> "{\"id\":\"%s\",\"raisedAt\":\"2026-11-24T04:02:50Z\",\"reminders\":%d}"
                        .formatted(open.id(), open.reminders()))
                .orElse("null");
        return "{\"id\":\"%s\",\"title\":{\"en\":\"A\",\"es\":\"B\"},\"status\":\"%s\",\"reasons\":%s,\"alert\":%s}"
                .formatted(standing.id(), standing.status(), reasons, alert);
    }
}
