package org.hled.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Asks the API for the totals of the pillars over all time. */
final class TotalsClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI url;

    /** @param api where the API answers */
    TotalsClient(URI api) {
        this.url = api.resolve("/api/v1/totals?scope=pillar&period=all");
    }

    URI url() {
        return url;
    }

    /**
     * The totals that stand now, without those that have become empty.
     *
     * @throws IOException if the API does not answer as it should
     */
    SortedMap<PillarTotal, Figure> get() throws IOException {
        HttpResponse<byte[]> response = send();
        if (response.statusCode() != OK) {
            throw new IOException("%s answers %d".formatted(url, response.statusCode()));
        }
        SortedMap<PillarTotal, Figure> totals = new TreeMap<>(Totals.ORDER);
        for (JsonNode total : json.readTree(response.body()).path("totals")) {
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
        http.close();
    }

    private HttpResponse<byte[]> send() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
