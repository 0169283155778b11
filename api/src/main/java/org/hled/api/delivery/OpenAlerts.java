package org.hled.api.delivery;

import java.util.List;
import java.util.Optional;
import org.hled.stall.Alert;

/**
 * The alerts that are open, as the statuses tell them. Where there is no bean of this type, what the topic of alerts tells
 * is all that is known: an alert whose record it no longer keeps is then forgotten.
 */
public interface OpenAlerts {

    /**
     * The alerts that are raised and not resolved; empty where the statuses are not current, since an alert must not be
     * sent again after it was resolved.
     */
    Optional<Open> now();

    /**
     * What the statuses tell.
     *
     * @param version number of the last change that they contain; of alerts of later changes they know nothing
     * @param alerts each as it would be raised now
     */
    record Open(long version, List<Alert> alerts) {

        public Open {
            alerts = List.copyOf(alerts);
        }
    }
}
