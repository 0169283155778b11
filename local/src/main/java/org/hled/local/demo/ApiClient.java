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
import java.util.concurrent.CancellationException;

/** Asks the API for JSON. */
final class ApiClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI api;

    /** @param api where the API answers */
    ApiClient(URI api) {
        this.api = api;
    }

    /**
     * The answer to a GET.
     *
     * @param path path and query
     * @throws IOException if there is none, or it is no success
     */
    JsonNode get(String path) throws IOException {
        URI url = api.resolve(path);
        HttpResponse<byte[]> response = send(url);
        if (response.statusCode() != OK) {
            throw new IOException("%s answers %d".formatted(url, response.statusCode()));
        }
        return json.readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<byte[]> send(URI url) throws IOException {
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
