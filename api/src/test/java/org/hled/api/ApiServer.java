package org.hled.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.Pulse;
import org.hled.api.figures.PulseWatch;
import org.hled.api.figures.Row;
import org.hled.api.figures.TestTime;
import org.hled.api.figures.WholeChange;
import org.hled.api.openapi.Described;

/**
 * The whole service over real HTTP, without Kafka. Each answer to a test must be as the description of the API says. The server is started by hand, for Micronaut's own test support is
 * made for another JUnit.
 */
public final class ApiServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public ApiServer() {
        this(Map.of());
    }

    /** @param settings by Micronaut's names, beside those that every test has */
    public ApiServer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("micronaut.server.port", -1);
        server = ApplicationContext.run(EmbeddedServer.class, all);
    }

    /** Shows these rows as the figures of a version, current as of now. */
    public void show(long version, Row... rows) {
        bean(LiveFigures.class).show(new WholeChange<>(version, Samples.AS_OF, List.of(rows)));
        bean(Freshness.class).currentAsOf(bean(Freshness.class).now());
    }

    /** The pipeline gives a sign of life: it has everything up to now, in the figures of this version. */
    public void pulse(long version) {
        bean(LiveFigures.class).hear(new Pulse(bean(TestTime.class).now(), version));
    }

    /** Time passes while the service reads on. */
    public void advance(Duration duration) {
        bean(TestTime.class).advance(duration);
        bean(Freshness.class).currentAsOf(bean(Freshness.class).now());
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public URI uri(String path) {
        return URI.create(server.getURL() + path);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            Described.served().check(method, path, response);
            return response;
        } catch (IOException e) {
            throw new AssertionError("the server does not answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** What the service takes the time to be. */
    public Instant now() {
        return bean(TestTime.class).now();
    }

    /** The pipeline gives no sign of life for so long that it counts as silent. */
    public void silence() {
        advance(PulseWatch.ALLOWED.plusSeconds(1));
    }

    /** Where this path is. */
    public String url(String path) {
        return server.getURL() + path;
    }

    /** Begins an answer with status 200, of which nothing more is taken than is read. */
    public InputStream open(String path) {
        try {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(URI.create(server.getURL() + path)).build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("%s answers %d".formatted(path, response.statusCode()));
            }
            return response.body();
        } catch (IOException e) {
            throw new AssertionError("the server does not answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** The answer as bytes, compressed where it came so. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.getURL() + path))
                            .headers(headers)
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("the server does not answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** The body of an answer with status 200. */
    public JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError("%s answers %d: %s".formatted(path, response.statusCode(), response.body()));
        }
        return parse(response);
    }

    public static JsonNode parse(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.getApplicationContext().close();
    }
}
