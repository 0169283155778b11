package org.hled.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** An HTTP server that plays the API: what it answers to {@code /api/v1/initiatives} is the test's to say. */
final class PlayedApi implements AutoCloseable {

    private final HttpServer server;
    private final Supplier<String> initiatives;
    private volatile int status = 200;

    private PlayedApi(HttpServer server, Supplier<String> initiatives) {
        this.server = server;
        this.initiatives = initiatives;
    }

    /** @param initiatives asked at each request for the entries of the list, as JSON */
    static PlayedApi start(Supplier<String> initiatives) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PlayedApi api = new PlayedApi(server, initiatives);
        server.createContext("/api/v1/initiatives", api::answer);
        server.start();
        return api;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers with this status from now on. */
    void answerWith(int code) {
        status = code;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = "{\"asOf\":\"2026-11-24T04:02:56.598Z\",\"version\":10,\"stale\":false,\"initiatives\":[%s]}"
                .formatted(initiatives.get())
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
