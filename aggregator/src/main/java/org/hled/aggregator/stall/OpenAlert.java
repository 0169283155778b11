package org.hled.aggregator.stall;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An alert that was raised and is not resolved.
 *
 * @param reasons why, at the last look
 * @param acknowledgement who is on it; empty if nobody has said so, or it has expired
 */
public record OpenAlert(
        String id,
        long raisedAt,
        List<Reason> reasons,
        int reminders,
        OptionalLong remindedAt,
        Optional<Acknowledgement> acknowledgement) {

    /** Somebody has taken it on: no reminders until it expires. */
    public record Acknowledgement(long until, String note) {}
}
