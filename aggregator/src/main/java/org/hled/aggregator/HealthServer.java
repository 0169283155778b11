package org.hled.aggregator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health/liveness}, {@code /health/readiness} and {@code /prometheus}, for whoever operates the aggregator. */
final class HealthServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int BROKEN = 500;
    private static final int UNAVAILABLE = 503;

    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);

    private final HttpServer server;

    /** @throws IOException if the port is in use */
    HealthServer(AggregatorConfig config, Readiness readiness, PrometheusMeterRegistry metrics) throws IOException {
        server = HttpServer.create(new InetSocketAddress(config.httpHost(), config.httpPort()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/health/liveness", exchange -> answer(exchange, OK, "application/json", "{\"status\":\"UP\"}"));
        server.createContext("/health/readiness", exchange -> {
            Readiness.State state = readiness.now();
            answer(exchange, state.isReady() ? OK : UNAVAILABLE, "application/json", state.json());
        });
        server.createContext("/prometheus", exchange -> scrape(exchange, metrics));
        server.start();
    }

    /** Where it listens. */
    int port() {
        return server.getAddress().getPort();
    }

    /** Whoever asks in vain is told why. */
    private static void scrape(HttpExchange exchange, PrometheusMeterRegistry metrics) throws IOException {
        String figures;
        try {
            figures = metrics.scrape();
        } catch (RuntimeException e) {
            LOG.error("the metrics cannot be told: {}", e.toString());
            answer(exchange, BROKEN, "text/plain", "the metrics cannot be told: " + e);
            return;
        }
        answer(exchange, OK, "text/plain; version=0.0.4", figures);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
