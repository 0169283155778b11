package org.hled.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks the API for the totals of the pillars over all time. */
final class TotalsClient implements AutoCloseable {

    private static final String PATH = "/api/v1/totals?scope=pillar&period=all";

    private final ApiClient client;

    /** @param api where the API answers */
    TotalsClient(URI api) {
        this.client = new ApiClient(api);
    }

    /**
     * The totals that stand now, without those that have become empty.
     *
     * @throws IOException if the API does not answer as it should
     */
    SortedMap<PillarTotal, Figure> get() throws IOException {
        SortedMap<PillarTotal, Figure> totals = new TreeMap<>(Totals.ORDER);
        for (JsonNode total : client.get(PATH).path("totals")) {
            if (total.path("reports").asLong() > 0) {
                totals.put(
                        new PillarTotal(
                                total.path("id").asText(),
                                total.path("measure").asText(),
                                total.path("unit").asText()),
                        new Figure(
                                total.path("value").asText(),
                                total.path("bound").asText()));
            }
        }
        return totals;
    }

    @Override
    public void close() {
        client.close();
    }
}
