package org.hled.api.delivery.sink;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A receiver of the test's own: it keeps what it is sent, and answers as it is told. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Reply otherwise = Reply.of(204);

    /** A request as it came. */
    public record Request(String path, Headers headers, String body) {

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** What is answered, and after which time. */
    public record Reply(int status, Map<String, String> headers, CountDownLatch until) {

        /** A failure that asks for a wait, as the header Retry-After has it. */
        public static Reply askingFor(int status, String retryAfter) {
            return new Reply(status, Map.of("Retry-After", retryAfter), new CountDownLatch(0));
        }

        static Reply of(int status) {
            return new Reply(status, Map.of(), new CountDownLatch(0));
        }
    }

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    /** Answers the next requests with these, one each. */
    public void next(int... statuses) {
        for (int status : statuses) {
            replies.add(Reply.of(status));
        }
    }

    public void next(Reply reply) {
        replies.add(reply);
    }

    /** Answers every other request with this. */
    public void otherwise(int status) {
        otherwise = Reply.of(status);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        Reply reply = Optional.ofNullable(replies.poll()).orElse(otherwise);
        try (exchange) {
            reply.until().await();
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(reply.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
