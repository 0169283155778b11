package org.hled.api.delivery.sink;

import java.util.List;
import java.util.Optional;
import org.hled.stall.Alert;

/** The alerts that are open, as a sink asks for them. */
public interface OpenAlertsView {

    /** Those that are known to be open now, as well as it can be told. */
    List<Alert> known();

    /** What is open; empty as long as it is worth waiting for what is current. */
    Optional<Settled> settled();

    /**
     * Alerts that are open.
     *
     * @param current false where waiting for the current ones was in vain
     */
    record Settled(List<Alert> alerts, boolean current) {}
}
