package org.hled.local.faults.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers the same whatever it is asked, in chunks; 200 unless told otherwise. */
final class PlayedApi implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;
    private volatile String body;
    private volatile int status = OK;
    private final AtomicInteger asked = new AtomicInteger();

    PlayedApi(String body) throws IOException {
        this(0, body);
    }

    /** @param port 0 for any that is free */
    PlayedApi(int port, String body) throws IOException {
        this.body = body;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on. */
    void play(String other) {
        body = other;
    }

    /** How many answers it has given. */
    int asked() {
        return asked.get();
    }

    /** Answers so from now on. */
    void playStatus(int other) {
        status = other;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            asked.incrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
