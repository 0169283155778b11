package org.hled.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hled.local.stack.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The whole benchmark, small: every engine that is measured without being named gives the right answer, or the run fails. How fast it is,
 * is not judged.
 */
class BenchIT {

    private static final List<String> MEASURED =
            List.of("a", "b", "c", "d", "ours", "ours_rocksdb", "streams_reduce", "flink_heap", "flink_rocksdb");

    @Test
    void everyUsualEngineAnswersRightAndIsInTheReport(@TempDir Path directory) throws Exception {
        Path json = directory.resolve("bench.json");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

        int code = new CommandLine(new Bench(new Home(Path.of("..")), out))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    throw e;
                })
                .execute(
                        "--reports=20000",
                        "--leaves=480",
                        "--runs=1",
                        "--heap=512m",
                        "--rates=100",
                        "--seconds=2",
                        "--json=" + json,
                        "--svg=" + directory);

        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        for (String engine : MEASURED) {
            assertThat(report.path(engine + "_rps").asDouble()).as(engine).isPositive();
            assertThat(report.path(engine + "_cpu_s_per_million").asDouble())
                    .as(engine)
                    .isPositive();
        }
        JsonNode fresh = report.path("freshness").path(0);
        assertThat(fresh.path("probes").asInt()).isEqualTo(40);
        assertThat(fresh.path("freshness_p99_ms").asDouble()).isPositive();
        assertThat(directory.resolve("throughput.svg")).exists();
        assertThat(directory.resolve("freshness.svg")).exists();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("ours, the whole road");
    }
}
