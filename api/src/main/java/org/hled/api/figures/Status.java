package org.hled.api.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether an initiative's agencies report as the catalog expects. Words after healthchecks.io. */
public enum Status {
    /** Nothing received yet, and not yet due. */
    AWAITING("awaiting"),
    /** The last report came within the cadence. */
    ON_TRACK("on-track"),
    /** Past the cadence, within the grace. */
    LATE("late"),
    /** Past cadence and grace. */
    STALLED("stalled"),
    /** Nothing is expected for now, by the catalog or by an operator. */
    PAUSED("paused"),
    /** Nothing is expected any more. */
    CLOSED("closed"),
    /** We cannot tell. */
    UNKNOWN("unknown");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** As it is written everywhere. */
    public String word() {
        return word;
    }

    /** All words, in the order of the statuses. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Status::word).toList();
    }

    /** The status written so; empty if there is none. */
    public static Optional<Status> byWord(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }

    /** Whether it depends on reports and the time since: then it is not known without a sign of life of the pipeline. */
    public boolean needsPulse() {
        return switch (this) {
            case AWAITING, ON_TRACK, LATE, STALLED -> true;
            case PAUSED, CLOSED, UNKNOWN -> false;
        };
    }
}
