package org.hled.api.delivery.sink;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hled.stall.Alert;
import org.hled.stall.TargetPace;

/** An alert in words, in English. */
final class Wording {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Wording() {}

    /** One line. */
    static String summary(Alert alert) {
        if (Transitions.isTest(alert)) {
            return "A test of the delivery of alerts";
        }
        return (Transitions.isResolved(alert) ? "No longer stalled: " : "Stalled: ") + name(alert);
    }

    /** Why, in some sentences. */
    static String description(Alert alert) {
        if (Transitions.isTest(alert)) {
            return "Somebody has asked for this test. Nothing is to be done.";
        }
        List<String> sentences = new ArrayList<>();
        if (Transitions.isResolved(alert)) {
            sentences.add("Resolved %s%s.".formatted(TIME.format(alert.getAt()), resolution(alert)));
        }
        alert.getReasons().forEach(reason -> sentences.add(sentence(reason, alert)));
        if (!alert.getAgencies().isEmpty()) {
            sentences.add("To report: %s.".formatted(String.join(", ", alert.getAgencies())));
        }
        return String.join(" ", sentences);
    }

    private static String name(Alert alert) {
        return alert.getTitle() == null
                ? alert.getInitiative()
                : "%s (%s)".formatted(alert.getTitle().getEn(), alert.getInitiative());
    }

    private static String resolution(Alert alert) {
        return switch (String.valueOf(alert.getResolution())) {
            case "reported" -> ": a report has come";
            case "paused" -> ": the initiative is paused";
            case "closed" -> ": the initiative is closed";
            case "rescheduled" -> ": the catalog gives more time";
            default -> "";
        };
    }

    private static String sentence(String reason, Alert alert) {
        return switch (reason) {
            case "silent" -> silent(alert);
            case "rejected" ->
                "Reports come and are rejected%s; see the rejections for the reasons."
                        .formatted(at(", the last one ", alert.getLastRejection()));
            case "flat" -> "A figure has not moved for three cadences.";
            case "behind" -> behind(alert);
            default -> "Reason: %s.".formatted(reason);
        };
    }

    private static String silent(Alert alert) {
        String since = alert.getLastReport() == null
                ? "No valid report has ever come"
                : "No valid report since " + TIME.format(alert.getLastReport());
        // Of a resolved alert the due time is that of the next report.
        return Transitions.isResolved(alert) ? "" : since + at("; one was due ", alert.getDue()) + ".";
    }

    private static String behind(Alert alert) {
        String figures = alert.getTargets().stream()
                .filter(target -> target.getBehindBy() != null)
                .map(Wording::pace)
                .collect(Collectors.joining("; "));
        return figures.isEmpty() ? "A target is missed." : "Behind: %s.".formatted(figures);
    }

    private static String pace(TargetPace target) {
        return "%s is %s %s, %s behind the %s expected by now on the way to %s by %s"
                .formatted(
                        target.getMeasure(),
                        target.getActual() == null ? "0" : target.getActual(),
                        target.getUnit(),
                        target.getBehindBy(),
                        target.getExpected(),
                        target.getValue(),
                        target.getDue());
    }

    private static String at(String before, @Nullable Instant time) {
        return time == null ? "" : before + TIME.format(time);
    }
}
