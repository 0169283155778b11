package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hled.aggregator.AggregatorConfig.LedgerStore;
import org.hled.aggregator.intake.HeldBackStatus;
import org.hled.aggregator.wire.RegistryStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private static final URI REGISTRY = URI.create("http://127.0.0.1:1");
    private static final AggregatorConfig ON_ANY_PORT = new AggregatorConfig(
            "none:1", REGISTRY, "127.0.0.1", 0, Path.of("none"), 1, LedgerStore.MEMORY, 0, Map.of());

    private final InstantSource clock = InstantSource.system();
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private HealthServer server;

    @BeforeEach
    void start() throws Exception {
        var readiness = new Readiness(
                new Lifecycle(), new BrokersStatus(clock), new RegistryStatus(clock), new HeldBackStatus(clock));
        server = new HealthServer(ON_ANY_PORT, readiness, metrics.registry());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aScrapeThatFailsIsAnsweredWithTheReason() throws Exception {
        // A counter that is negative cannot be told.
        AtomicLong bytes = new AtomicLong(-1);
        FunctionCounter.builder("hled.test.bytes", bytes, AtomicLong::get).register(metrics.registry());

        HttpResponse<String> answer = get("/prometheus");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).startsWith("the metrics cannot be told: ");

        bytes.set(1);
        assertThat(get("/prometheus").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
