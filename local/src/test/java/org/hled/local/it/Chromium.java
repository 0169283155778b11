package org.hled.local.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Debian's Chromium, without a window and with a profile of its own, driven by the DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path profile;
    private final Process process;

    /** @param profile a new directory, for all that it writes */
    Chromium(Path profile) throws IOException {
        this.profile = Files.createDirectories(profile.toAbsolutePath());
        process = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-US",
                        "--user-data-dir=" + this.profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(this.profile.resolve("chromium.log").toFile())
                .start();
    }

    static void assumeInstalled() {
        Shell.assumeInstalled("chromium", "command -v chromium");
    }

    /** A new tab, empty. */
    Tab tab() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/json/new?about:blank".formatted(port())))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString()).body();
            var socket = new ObjectMapper().readTree(answer).path("webSocketDebuggerUrl");
            return new Tab(http, URI.create(socket.asText()));
        } catch (IOException e) {
            throw new AssertionError("no answer from Chromium", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** It writes the port that it has chosen into its profile. */
    private int port() {
        Path file = profile.resolve("DevToolsActivePort");
        return Integer.parseInt(await().atMost(START_LIMIT)
                .until(() -> lines(file), lines -> lines.size() == 2)
                .getFirst());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            // Not there yet.
            return List.of();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        http.close();
    }
}
