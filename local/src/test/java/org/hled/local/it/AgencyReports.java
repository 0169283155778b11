package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hled.local.stack.Stack;

/** Files of reports, published with the clients that agencies have. */
final class AgencyReports {

    static final String HEADER = "kind,agency,initiative,reportId,revision,withdrawn,periodStart,periodEnd,submittedAt,"
            + "precision,stage,people";

    private final Shell shell;
    private final Path directory;

    /** @param directory for the files */
    AgencyReports(Stack stack, Path directory) {
        this.shell = Shell.of(stack);
        this.directory = directory;
    }

    static void assumePythonClient() {
        Shell.assumeInstalled("python3-confluent-kafka", "/usr/bin/python3 -c 'import confluent_kafka'");
        Shell.assumeInstalled("python3-avro", "/usr/bin/python3 -c 'import avro.io'");
    }

    static void assumeKcat() {
        Shell.assumeInstalled("kcat", "command -v kcat");
    }

    /** Publishes with librdkafka from Python. */
    void publishWithPython(Path file) {
        publish("/usr/bin/python3", "examples/python/publish.py", file);
    }

    /** Publishes with librdkafka from the command line. */
    void publishWithKcat(Path file) {
        publish("bash", "examples/kcat/publish.sh", file);
    }

    /** Publishes one version of an enrollment that counts towards pillar-4. */
    void publishEnrollment(String reportId, int revision, boolean withdrawn, int people) {
        publishWithPython(write(List.of(HEADER, enrollment(reportId, revision, withdrawn, people))));
    }

    /** The line of such a version, under {@link #HEADER}. */
    static String enrollment(String reportId, int revision, boolean withdrawn, int people) {
        return "enrollment,mx-sep,english-for-semiconductors,%s,%d,%s,2024-04-01,2024-04-30,2024-05-02T16:00:00Z,EXACT,ENROLLED,%d"
                .formatted(reportId, revision, withdrawn, people);
    }

    /** What the Python client says of a file that it refuses. */
    String refusedByPython(Path file) {
        Shell.Result result = shell.run("/usr/bin/python3", "examples/python/publish.py", file.toString());
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        return result.err();
    }

    /** The reports of a file in another order. */
    Path shuffled(Path file, long seed) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.removeIf(line -> line.startsWith("#") || line.isBlank());
            Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
            return write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(List<String> lines) {
        try {
            return Files.write(Files.createTempFile(directory, "reports", ".csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(String program, String script, Path file) {
        Shell.Result result = shell.run(program, script, file.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        assertThat(result.out()).matches("\\d+ reports published\\n");
    }
}
