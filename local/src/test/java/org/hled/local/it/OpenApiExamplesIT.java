package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the description of the API are what it answers, with the figures of the demo. */
@ExtendWith(DemoStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiExamplesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** So many measures and units has the demo. */
    private static final int MEASURES = 5;

    private static final Path EXAMPLES = Shell.ROOT.resolve("api/src/main/resources/openapi/examples");
    /** They are made anew where that is asked for. */
    private static final boolean RECORDS = Boolean.getBoolean("examples");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "json", "application/json",
            "csv", "text/csv",
            "svg", "image/svg+xml",
            "txt", "text/event-stream");

    /** What each is the answer to; a name is that of an operation, with the status. */
    private static final Map<String, String> REQUESTS = Map.ofEntries(
            Map.entry("totals-200.json", "totals?id=pillar-4&measure=enrollment.enrolled"),
            Map.entry("totals-200.csv", "totals?id=pillar-2"),
            Map.entry("totals-400.json", "totals?scope=pilar&period=2024-13"),
            Map.entry("totals-404.json", "totals?id=pillar-9"),
            Map.entry("series-200.json", "series?id=pillar-4&measure=enrollment.enrolled&by=year&from=2023&to=2024"),
            Map.entry("series-200.csv", "series?scope=initiative&id=cybersecurity-workshop&from=2024-03&to=2024-05"),
            Map.entry("series-413.json", "series?from=0001-01&to=2024-12"),
            Map.entry("cube-200.json", "cube?groupBy=agency&measure=investment.mobilised&measure=investment.pledged"),
            Map.entry("cube-200.csv", "cube?groupBy=agency&measure=investment.mobilised&measure=investment.pledged"),
            Map.entry("cube-400.json", "cube?groupBy=agencies"),
            Map.entry("pillar-200.json", "pillars/pillar-4"),
            Map.entry("pillar-404.json", "pillars/pillar-9"),
            Map.entry("initiative-200.json", "initiatives/cybersecurity-workshop"),
            Map.entry("initiatives-200.json", "initiatives?pillar=pillar-3&limit=1"),
            Map.entry("initiatives-200.csv", "initiatives?pillar=pillar-3&limit=1"),
            Map.entry("pillarBadge-200.json", "badges/pillars/pillar-4.json?measure=enrollment.enrolled&lang=es"),
            Map.entry("pillarBadge-200.svg", "badges/pillars/pillar-4.svg?measure=enrollment.enrolled"),
            Map.entry("initiativeBadge-200.json", "badges/initiatives/cybersecurity-workshop.json"),
            Map.entry("stream-200.txt", "stream?scope=initiative&id=cybersecurity-workshop"));

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    /** All of the demo has come, and how initiatives stand has been said. */
    @BeforeAll
    void awaitTheDemo(Stack stack) {
        try (Client client = new Client(stack)) {
            await().atMost(LIMIT).until(() -> client.api("/api/v1/programme").toString(), OpenApiExamplesIT::isSettled);
            await().atMost(LIMIT)
                    .until(() -> client.api("/api/v1/cube?groupBy=measure")
                                    .path("rows")
                                    .size()
                            >= MEASURES);
        }
    }

    @AfterAll
    void close() {
        http.shutdownNow();
    }

    static Stream<Map.Entry<String, String>> requests() {
        return new TreeMap<>(REQUESTS).entrySet().stream();
    }

    @Test
    void noneIsOfAnUnknownRequest() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(REQUESTS.keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isWhatTheServerAnswers(Map.Entry<String, String> request, Stack stack)
            throws IOException, InterruptedException {
        String name = request.getKey();
        URI uri = URI.create(stack.api(0).url() + "/api/v1/" + request.getValue());
        Path file = EXAMPLES.resolve(name);
        if (RECORDS) {
            Files.createDirectories(EXAMPLES);
            Files.writeString(file, answer(uri, name));
        }
        String example = Files.readString(file);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(timeless(answer(uri, name))).isEqualTo(timeless(example)));
    }

    private static boolean isSettled(String programme) {
        return programme.contains("\"cybersecurity-workshop\"")
                && !programme.contains("\"unknown\"")
                && !programme.contains("\"asOf\":null");
    }

    private String answer(URI uri, String name) throws IOException, InterruptedException {
        String ending = name.replaceFirst(".*\\.", "");
        HttpResponse<Stream<String>> response = http.send(
                HttpRequest.newBuilder(uri)
                        .header("Accept", MEDIA_TYPES.get(ending))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(String.valueOf(response.statusCode())).isEqualTo(name.replaceFirst(".*-(\\d+)\\..*", "$1"));
        try (Stream<String> lines = response.body()) {
            // A stream does not end: its first event does.
            String text = lines.takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n", "", "\n"));
            return ending.equals("json")
                    ? json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(text)) + "\n"
                    : text;
        }
    }

    /** Times and versions differ with each run. */
    private static String timeless(String answer) {
        return answer.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("(\"version\" ?: ?|id: ?)\\d+", "$1N")
                .replaceAll("(as of|al) [^<\"]*", "$1 TIME");
    }
}
