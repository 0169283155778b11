package org.hled.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.local.demo.Standing.OpenAlert;

/** Asks the API how the initiatives stand. */
final class StandingClient implements AutoCloseable {

    private static final String PATH = "/api/v1/initiatives";

    private final ApiClient client;

    /** @param api where the API answers */
    StandingClient(URI api) {
        this.client = new ApiClient(api);
    }

    /**
     * Those that stand now, in the API's order.
     *
     * @throws IOException if the API does not answer as it should
     */
    List<Standing> get() throws IOException {
        List<Standing> standings = new ArrayList<>();
        for (JsonNode initiative : client.get(PATH).path("initiatives")) {
            List<String> reasons = new ArrayList<>();
            initiative.path("reasons").forEach(reason -> reasons.add(reason.asText()));
            standings.add(new Standing(
                    initiative.path("id").asText(),
                    initiative.path("status").asText(),
                    reasons,
                    alert(initiative.path("alert"))));
        }
        return standings;
    }

    @Override
    public void close() {
        client.close();
    }

    private static Optional<OpenAlert> alert(JsonNode alert) {
        return alert.isObject()
                ? Optional.of(new OpenAlert(
                        alert.path("id").asText(), alert.path("reminders").asInt()))
                : Optional.empty();
    }
}
