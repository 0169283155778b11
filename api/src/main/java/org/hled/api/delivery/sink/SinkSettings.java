package org.hled.api.delivery.sink;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** How a sink is configured. */
sealed interface SinkSettings {

    /** Its name: small letters, digits and hyphens. */
    String name();

    /**
     * An Alertmanager.
     *
     * @param endpoint where its API begins
     * @param resend how often alerts that are open are sent again
     */
    record Alertmanager(Endpoint endpoint, Duration resend) implements SinkSettings {
        @Override
        public String name() {
            return "alertmanager";
        }
    }

    /** A webhook that is told every transition. */
    record Events(String name, Endpoint endpoint, Secret secret) implements SinkSettings {}

    /**
     * A webhook that is told once a day what is open.
     *
     * @param at when, by the local time of the zone
     */
    record Digest(String name, Endpoint endpoint, Secret secret, LocalTime at, ZoneId zone) implements SinkSettings {}
}
