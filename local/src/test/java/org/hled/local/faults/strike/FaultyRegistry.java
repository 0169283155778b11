package org.hled.local.faults.strike;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;

/** Stands before the registry, and can answer with errors and nonsense in its place. */
final class FaultyRegistry implements AutoCloseable {

    private static final String TYPE = "application/vnd.schemaregistry.v1+json";

    private final URI registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Random random = new Random(1);
    private volatile boolean faulty;

    FaultyRegistry(URI registry) throws IOException {
        this.registry = registry;
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void setFaulty(boolean faulty) {
        this.faulty = faulty;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (faulty) {
            nonsense(exchange);
        } else {
            forward(exchange, body);
        }
    }

    private void nonsense(HttpExchange exchange) throws IOException {
        switch (random.nextInt(5)) {
            case 0 -> send(exchange, 500, "{\"error_code\":50001,\"message\":\"the store does not answer\"}");
            case 1 -> send(exchange, 503, "");
            case 2 -> send(exchange, 200, "<html>Sign in to the network</html>");
            // A proxy that knows of no registry behind it.
            case 3 -> send(exchange, 404, "404 page not found");
            // Without an answer.
            default -> exchange.close();
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        registry.resolve(exchange.getRequestURI().toString()))
                .header("Content-Type", TYPE)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", TYPE);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
