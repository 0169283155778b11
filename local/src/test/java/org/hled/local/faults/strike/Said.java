package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.hled.local.faults.Scene;
import org.hled.local.it.Client;
import org.hled.local.stack.Part;

/**
 * What the parts say of themselves at a moment.
 *
 * @param stale whether answers of the API say so
 * @param staleMetric the same, as Prometheus is told
 * @param pulseAge seconds, as Prometheus is told
 * @param aggregator its readiness
 */
record Said(boolean stale, double staleMetric, double pulseAge, String aggregator) {

    private static final double STALE_AFTER = 30;
    /** A pulse comes about once a second. */
    private static final double SILENT_AFTER = 5;

    static Said of(Scene scene) {
        Client client = scene.client();
        JsonNode totals = client.api("/api/v1/totals?scope=programme&limit=1");
        Part api = scene.stack().api(0);
        return new Said(
                totals.path("stale").asBoolean(),
                metric(client, api, "hled_api_stale"),
                metric(client, api, "hled_pulse_age_seconds"),
                client.get(scene.stack().aggregator(0), "/health/readiness").body());
    }

    /** Requires that all of them say what is wrong. */
    void isStale() {
        System.out.println(this);
        assertThat(stale).as("stale, of %s", this).isTrue();
        assertThat(staleMetric).as("hled_api_stale, of %s", this).isEqualTo(1);
        assertThat(pulseAge).as("hled_pulse_age_seconds, of %s", this).isGreaterThan(SILENT_AFTER);
        assertThat(aggregator).as("readiness of the aggregator").contains("DOWN");
    }

    /** Waits until all of them say that all is well again: what is served may lag for a while on a machine that is busy. */
    static void awaitCurrent(Scene scene) {
        scene.await("all is said to be well again", () -> of(scene).isCurrent());
    }

    private boolean isCurrent() {
        return !stale && staleMetric == 0 && pulseAge < STALE_AFTER && aggregator.contains("UP");
    }

    private static double metric(Client client, Part part, String name) {
        return client.get(part, "/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the %s does not tell %s".formatted(part.name(), name)));
    }
}
