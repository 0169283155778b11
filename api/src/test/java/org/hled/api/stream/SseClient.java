package org.hled.api.stream;

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

/** A client that follows a stream over HTTP, in a thread of its own. */
final class SseClient implements AutoCloseable {

    final Followed followed = new Followed();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private volatile boolean ended;

    SseClient(URI uri, String... headers) {
        var request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            response = http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        StringBuilder event = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    followed.take(event.toString());
                    event.setLength(0);
                } else {
                    event.append(line).append('\n');
                }
            }
            ended = true;
        } catch (IOException e) {
            // Closed by the test, or cut: then it has not ended in good order.
        }
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** Whether the server has ended the stream in good order. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
