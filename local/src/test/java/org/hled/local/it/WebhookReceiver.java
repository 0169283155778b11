package org.hled.local.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver of webhooks: it keeps the ids of the events that it was sent, and may refuse some. */
final class WebhookReceiver implements AutoCloseable {

    private static final int ACCEPTED = 204;
    private static final int REFUSED = 500;

    private final HttpServer server;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    /** Refuses the next requests about an initiative; what comes of others on the stack uses up none of them. */
    void refuse(String initiative, int requests) {
        refusals.put(initiative, new AtomicInteger(requests));
    }

    /** Ids of the events that came about an initiative, refused ones too, in order. */
    List<String> ids(String initiative) {
        return ids.stream().filter(id -> id.startsWith(initiative + "/")).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            ids.add(id);
            exchange.sendResponseHeaders(isToBeRefused(id) ? REFUSED : ACCEPTED, -1);
        }
    }

    private boolean isToBeRefused(String id) {
        AtomicInteger left = refusals.get(id.split("/", 2)[0]);
        return left != null && left.getAndDecrement() > 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
