package org.hled.local.demo;

import java.util.List;
import java.util.Optional;

/**
 * How an initiative stands, as the API says.
 *
 * @param id the initiative
 * @param status awaiting, on-track, late, stalled, ...
 * @param reasons what is to be said beside it, e.g. flat
 * @param alert empty if none is open
 */
record Standing(String id, String status, List<String> reasons, Optional<OpenAlert> alert) {

    /**
     * An alert that was raised and is not resolved.
     *
     * @param reminders how many have gone out
     */
    record OpenAlert(String id, int reminders) {}

    /** The status with its reasons, for people to read. */
    String shown() {
        return reasons.isEmpty() ? status : "%s (%s)".formatted(status, String.join(", ", reasons));
    }
}
