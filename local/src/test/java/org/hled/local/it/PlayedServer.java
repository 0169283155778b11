package org.hled.local.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The dashboard's files, under answers and a stream that a test makes up: what real parts cannot be brought to say. */
final class PlayedServer implements AutoCloseable {

    private static final Path FILES = Shell.ROOT.resolve("api/src/main/resources/public");
    private static final String API = "/api/v1/";

    private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile String first = "";

    PlayedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * What a call of the API answers from now on, also to those that wait: with the parameters that are named, or whatever they are;
     * 404 where nothing is told.
     */
    void answer(String call, String json) {
        answer(call, new Answer(200, json));
    }

    /** The same of an error. */
    void refuse(String call, int status) {
        answer(call, new Answer(status, "{}"));
    }

    private void answer(String call, Answer answer) {
        CompletableFuture<Answer> before = answers.put(call, CompletableFuture.completedFuture(answer));
        if (before != null) {
            before.complete(answer);
        }
    }

    /** Has a call wait until its answer is told. */
    void hold(String call) {
        answers.put(call, new CompletableFuture<>());
    }

    /** How often a call was made, with whatever parameters. */
    int asked(String call) {
        return asked.getOrDefault(call, 0);
    }

    /** The event that a new stream begins with. */
    void begin(String event, String json) {
        first = text(event, json);
    }

    /** Tells all open streams. */
    void tell(String event, String json) {
        streams.forEach(stream -> write(stream, text(event, json)));
    }

    private static String text(String event, String json) {
        return "event: %s\ndata: %s\n\n".formatted(event, json.replace("\n", ""));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(API + "stream")) {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            write(exchange.getResponseBody(), first);
            streams.add(exchange.getResponseBody());
        } else if (path.startsWith(API)) {
            asked.merge(path.substring(API.length()), 1, Integer::sum);
            Answer answer = answerTo(exchange.getRequestURI().toString().substring(API.length()));
            send(exchange, answer.status, "application/json", answer.json.getBytes(StandardCharsets.UTF_8));
        } else {
            Path file = FILES.resolve(path.equals("/") ? "index.html" : path.substring(1));
            // Chromium takes modules by their media type alone.
            String type = path.endsWith(".mjs") ? "text/javascript" : Files.probeContentType(file);
            send(exchange, 200, type, Files.readAllBytes(file));
        }
    }

    private Answer answerTo(String call) {
        var whateverItsParameters = answers.get(call.replaceFirst("\\?.*", ""));
        var answer = answers.getOrDefault(call, whateverItsParameters);
        return answer == null ? new Answer(404, "{}") : answer.join();
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void write(OutputStream stream, String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            // Whoever listened has gone.
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, String json) {}
}
