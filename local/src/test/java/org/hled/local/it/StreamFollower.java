package org.hled.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hled.local.stack.Part;

/** Follows totals as a client does: where its stream breaks, it goes on at the next API, after the last event that it has. */
final class StreamFollower implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String path;
    private final List<Part> apis;
    private final Map<String, JsonNode> totals = new TreeMap<>();
    private final List<List<String>> types = new ArrayList<>();
    private Optional<String> lastId = Optional.empty();
    private long version;
    private boolean wentBack;

    /** @param query what is followed; begins with a question mark */
    StreamFollower(String query, Part... apis) {
        this.path = "/api/v1/stream" + query;
        this.apis = List.of(apis);
        Thread.ofVirtual().start(this::followOneAfterTheOther);
    }

    private void followOneAfterTheOther() {
        for (Part api : apis) {
            try {
                follow(api);
            } catch (IOException e) {
                // The API was killed, or the test is over.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow(Part api) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.url() + path));
        synchronized (this) {
            types.add(new ArrayList<>());
            lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        }
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new TreeMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(fields);
                    fields.clear();
                } else {
                    String[] field = line.split(": ", 2);
                    fields.put(field[0], field[1]);
                }
            }
        }
    }

    private synchronized void take(Map<String, String> event) throws IOException {
        JsonNode data = json.readTree(event.get("data"));
        types.getLast().add(event.get("event"));
        if (event.containsKey("id")) {
            lastId = Optional.of(event.get("id"));
        }
        if (event.get("event").equals("snapshot")) {
            totals.clear();
        }
        if (!event.get("event").equals("heartbeat")) {
            wentBack |= data.path("version").asLong() < version;
            version = data.path("version").asLong();
        }
        data.path("totals").forEach(total -> totals.put(key(total), total));
    }

    private static String key(JsonNode total) {
        return total.path("measure").asText() + "/" + total.path("period").asText();
    }

    /** The totals as this client has them, in the order of the API's answers. */
    synchronized List<JsonNode> totals() {
        return List.copyOf(totals.values());
    }

    /** The types of the events of each stream, one stream after the other. */
    synchronized List<List<String>> types() {
        return types.stream().map(List::copyOf).toList();
    }

    /** Whether a later event was of an earlier version. */
    synchronized boolean wentBack() {
        return wentBack;
    }

    /** How many reports there are in the total of all time. */
    synchronized long reports() {
        return totals.values().stream()
                .filter(total -> total.path("period").asText().equals("all"))
                .mapToLong(total -> total.path("reports").asLong())
                .sum();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
