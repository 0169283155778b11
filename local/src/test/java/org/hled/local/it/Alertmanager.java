package org.hled.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hled.local.stack.Ports;

/** Debian's Prometheus Alertmanager, as a process of the test's own on a free port. */
final class Alertmanager implements AutoCloseable {

    private static final String COMMAND = "prometheus-alertmanager";
    private static final Duration CALL = Duration.ofSeconds(2);
    /** What is not said again so soon is taken for resolved, where it has no end of its own. */
    private static final String CONFIG = """
            global:
              resolve_timeout: 3s
            route:
              receiver: nobody
            receivers:
              - name: nobody
            """;

    private final Path directory;
    private final int port = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private Process process;

    /** @param directory where its configuration, its data and its log are; made if it is not there */
    Alertmanager(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    static void assumeInstalled() {
        Shell.assumeInstalled(COMMAND, COMMAND + " --version");
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() throws IOException {
        Files.createDirectories(directory);
        Path config = Files.writeString(directory.resolve("alertmanager.yml"), CONFIG);
        process = new ProcessBuilder(
                        COMMAND,
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("alertmanager.log").toFile()))
                .start();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The alert of this name about an initiative that is active; empty too where it does not answer. */
    Optional<JsonNode> alert(String name, String initiative) {
        return alerts().stream()
                .filter(alert -> alert.path("labels").path("alertname").asText().equals(name)
                        && alert.path("labels").path("initiative").asText().equals(initiative))
                .findFirst();
    }

    private List<JsonNode> alerts() {
        var request =
                HttpRequest.newBuilder(URI.create(url() + "/api/v2/alerts")).timeout(CALL);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return StreamSupport.stream(json.readTree(answer.body()).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        http.close();
    }
}
