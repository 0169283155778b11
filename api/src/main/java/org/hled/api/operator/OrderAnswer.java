package org.hled.api.operator;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.hled.stall.Acknowledgement;

/**
 * What was written, and is applied with the next change.
 *
 * @param action acknowledge, pause or resume
 * @param alert id of the alert that is acknowledged; null for the other actions
 * @param until when it expires: ISO 8601, UTC; null for a pause or resume without end
 * @param note may be empty
 */
@Serdeable
record OrderAnswer(
        String initiative,
        String action,
        @Nullable String alert,
        @Nullable String until,
        String note) {

    static OrderAnswer of(Acknowledgement order) {
        return new OrderAnswer(
                order.getInitiative(),
                order.getAction(),
                order.getAlert(),
                Optional.ofNullable(order.getUntil()).map(Object::toString).orElse(null),
                order.getNote());
    }
}
