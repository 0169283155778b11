package org.hled.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hled.local.stack.Home;
import org.hled.local.stack.StackConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpIT {

    private static final Home HOME = new Home(Path.of(".."));
    private static final Duration START = Duration.ofSeconds(180);
    private static final long END_SECONDS = 60;
    private static final int TERMINATED = 143;
    /** What the demo's reports add up to. */
    private static final List<String> TOTALS = List.of(
            "pillar-1 enrollment.enrolled 11",
            "pillar-1 milestone.achieved 7",
            "pillar-1 milestone.in_progress 4",
            "pillar-2 enrollment.benefited 30000",
            "pillar-2 investment.mobilised 33000000.00",
            "pillar-2 investment.pledged 17500000.00",
            "pillar-2 milestone.in_progress 1",
            "pillar-3 milestone.achieved 1",
            "pillar-4 enrollment.enrolled 5000",
            "pillar-4 milestone.planned 1");

    @TempDir
    private Path directory;

    private final StackConfig config = StackConfig.onFreePorts(HOME, Path.of("unused"));

    @ParameterizedTest
    @ValueSource(strings = {"starting", "broker "})
    void aSignalDuringTheStartLeavesNothingBehind(String seen) throws Exception {
        try (CliProcess up = up()) {
            await().atMost(START)
                    .until(() -> up.out().contains(seen) && !up.children().isEmpty());

            up.terminate();

            assertThat(up.awaitExit(END_SECONDS)).isEqualTo(TERMINATED);
            assertThat(up.anyChildAlive()).isFalse();
            assertThat(up.err()).isEmpty();
        }
    }

    @Test
    void nothingOutlivesACrashOfTheStack() throws Exception {
        try (CliProcess up = up()) {
            await().atMost(START).until(() -> up.out().contains("registry "));

            up.kill();

            await().atMost(Duration.ofSeconds(30)).until(() -> !up.anyChildAlive());
        }
    }

    @Test
    void whatWasPublishedIsThereAfterARestart() throws Exception {
        String before;
        try (CliProcess up = up()) {
            await().atMost(START).until(() -> up.out().contains("Ctrl-C") || !up.isAlive());
            assertThat(run("publish", HOME.catalog().toString(), HOME.reports().toString()))
                    .contains("hled.yaml: 19 published", "hled-reports.csv: 19 published");
            await().atMost(START)
                    .untilAsserted(() -> assertThat(values(totals())).containsExactlyInAnyOrderElementsOf(TOTALS));
            before = totals();
            assertThat(run("onboard", "mx-sep")).contains("hled.enrollments.mx-sep", "hled.milestones.mx-sep");
            up.terminate();
            assertThat(up.awaitExit(END_SECONDS)).isEqualTo(TERMINATED);
            assertThat(up.anyChildAlive()).isFalse();
        }
        try (CliProcess up = up()) {
            await().atMost(START).until(() -> up.out().contains("Ctrl-C") || !up.isAlive());

            await().atMost(START)
                    .untilAsserted(() -> assertThat(withoutTimes(totals())).isEqualTo(withoutTimes(before)));
        }
    }

    private CliProcess up() throws Exception {
        return CliProcess.start(
                directory,
                CliProcess.portOptions(
                        config, "up", "--data", directory.resolve("data").toString()));
    }

    private String run(String... command) throws Exception {
        try (CliProcess cli = CliProcess.start(directory, CliProcess.portOptions(config, command))) {
            int exit = cli.awaitExit(END_SECONDS);
            assertThat(cli.err()).isEmpty();
            assertThat(exit).isZero();
            return cli.out();
        }
    }

    private String totals() throws Exception {
        URI url = URI.create("http://127.0.0.1:%d/api/v1/totals?scope=pillar".formatted(config.apiPort()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static List<String> values(String totals) throws IOException {
        return new ObjectMapper()
                .readTree(totals)
                .path("totals")
                .valueStream()
                .map(total -> "%s %s %s"
                        .formatted(
                                total.path("id").asText(),
                                total.path("measure").asText(),
                                total.path("value").asText()))
                .toList();
    }

    private static String withoutTimes(String totals) {
        return totals.replaceAll("\"(asOf|updatedAt)\":\"[^\"]*\"", "").replaceAll("\"version\":\\d+", "");
    }
}
