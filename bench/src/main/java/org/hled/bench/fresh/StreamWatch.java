package org.hled.bench.fresh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hled.local.fault.Fault;

/** A client of the API's stream for one initiative: tells the probes of each total that it is told of. */
final class StreamWatch implements AutoCloseable {

    private static final String DATA = "data: ";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final InputStream body;
    private final Probes probes;

    StreamWatch(URI api, Probes probes) throws IOException, InterruptedException {
        this.probes = probes;
        URI uri = URI.create(api + "/api/v1/stream?scope=initiative&id=" + probes.initiative());
        this.body = open(uri);
        Thread.ofPlatform().daemon().name("watch-http").start(this::read);
    }

    /** An initiative is unknown until its catalog entry has come through. */
    private InputStream open(URI uri) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        HttpResponse<InputStream> response;
        do {
            response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
            if (response.statusCode() == NOT_FOUND) {
                response.body().close();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } while (response.statusCode() == NOT_FOUND && System.nanoTime() < deadline);
        if (response.statusCode() != OK) {
            throw new Fault("the API answers %d to %s".formatted(response.statusCode(), uri));
        }
        return response.body();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // It is at an end either way.
        }
        http.shutdownNow();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    take(json.readTree(line.substring(DATA.length())));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stream sends no JSON", e);
        } catch (IOException e) {
            // Closed; probes that were not seen are missed by whoever waits for them.
        }
    }

    private void take(JsonNode event) {
        for (JsonNode total : event.path("totals")) {
            if (total.path("reports").asLong() > 0) {
                probes.sawTotal(
                        Probes.Place.HTTP,
                        total.path("measure").asText(),
                        total.path("unit").asText());
            }
        }
    }
}
