package org.hled.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A tab of a browser: goes to pages, runs expressions there, presses keys, and remembers what went wrong. */
final class Tab implements AutoCloseable {

    private static final long LIMIT_SECONDS = 30;

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final HttpClient http;
    private final URI address;
    private final WebSocket socket;

    Tab(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
        socket = http.newWebSocketBuilder().buildAsync(address, new Messages()).join();
        for (String domain : List.of("Page", "Runtime", "Log", "Inspector")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** Goes to a page, and waits until it and its modules are loaded. */
    void open(String url) {
        call("Page.navigate", Map.of("url", url));
        evaluate(
                "new Promise(done => document.readyState === 'complete' ? done(1) : addEventListener('load', () => done(1)))");
    }

    /** The value of an expression, or of the promise that it gives. */
    JsonNode evaluate(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError("%s: %s".formatted(expression, result.path("exceptionDetails")));
        }
        return result.path("result").path("value");
    }

    /** What an element says to the eye; empty if there is none. */
    String text(String selector) {
        return evaluate("document.querySelector(%s)?.innerText ?? ''".formatted(quoted(selector)))
                .asText();
    }

    void click(String selector) {
        evaluate("document.querySelector(%s).click()".formatted(quoted(selector)));
    }

    /** Chooses an option of a list by its value. */
    void choose(String selector, String value) {
        evaluate("""
                (() => {
                    const select = document.querySelector(%s);
                    select.value = %s;
                    select.dispatchEvent(new Event('change'));
                })()""".formatted(quoted(selector), quoted(value)));
    }

    /** Presses a key that has no character, or Enter. */
    void press(String key) {
        int code = Map.of("Tab", 9, "Enter", 13).get(key);
        for (String type : List.of("rawKeyDown", "char", "keyUp")) {
            if (type.equals("char") && !key.equals("Enter")) {
                continue;
            }
            call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type", type,
                            "key", key,
                            "code", key,
                            "windowsVirtualKeyCode", code,
                            "text", type.equals("char") ? "\r" : ""));
        }
    }

    void size(int width, int height, int scale) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
        // They would take of the width, which those of phones do not.
        call("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    }

    /** @param scheme light or dark */
    void theme(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Which languages the browser asks for. */
    void languages(String acceptLanguage) {
        String agent = evaluate("navigator.userAgent").asText();
        call("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", acceptLanguage));
    }

    /** What is to be seen, as PNG. */
    byte[] screenshot() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"))
                        .path("data")
                        .asText());
    }

    /** Exceptions that nobody caught, and what the page's policy has refused. */
    List<String> problems() {
        return problems;
    }

    String quoted(String text) {
        try {
            return json.writeValueAsString(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        calls.put(id, answer);
        try {
            String message = json.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
            socket.sendText(message, true).join();
            JsonNode said = answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
            if (said.has("error")) {
                throw new AssertionError("%s: %s".formatted(method, said.path("error")));
            }
            return said.path("result");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void take(String message) {
        try {
            JsonNode said = json.readTree(message);
            JsonNode parameters = said.path("params");
            switch (said.path("method").asText()) {
                case "" -> calls.remove(said.path("id").asInt()).complete(said);
                case "Runtime.exceptionThrown" -> problems.add(parameters.toString());
                case "Log.entryAdded" -> {
                    // Answers that are no success are logged too, and the page is made to live with those.
                    if (parameters.path("entry").path("source").asText().equals("security")) {
                        problems.add(parameters.toString());
                    }
                }
                case "Inspector.targetCrashed" -> end("the page has crashed");
                default -> {}
            }
        } catch (IOException e) {
            problems.add(e.toString());
        }
    }

    /** No call will be answered any more. */
    private void end(String why) {
        calls.values().forEach(call -> call.completeExceptionally(new AssertionError(why)));
    }

    /** Closes the page too: one that stays open goes on following the figures, and a browser has six connections to a server. */
    @Override
    public void close() {
        socket.abort();
        URI closing = URI.create("http://%s/json/close/%s"
                .formatted(address.getAuthority(), address.getPath().replaceFirst(".*/", "")));
        http.sendAsync(HttpRequest.newBuilder(closing).build(), HttpResponse.BodyHandlers.discarding())
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private final class Messages implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            parts.append(part);
            if (isLast) {
                take(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            end("the browser has closed the connection: %d %s".formatted(status, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end("the connection to the browser has failed: " + error);
        }
    }
}
