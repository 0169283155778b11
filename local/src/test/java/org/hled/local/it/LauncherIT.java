package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./hled} in a checkout that is not built, with stand-ins for Maven and the JDK: builds one at a time. */
class LauncherIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_IT_LOOKS_AGAIN = Duration.ofSeconds(2);
    private static final String RAN = "ran";

    /** Says when it begins, and whether another was at it; is done as soon as it may be, or the test is over. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            mkdir "$STAND_INS/at-work" || echo "not alone" >>"$STAND_INS/builds"
            echo begun >>"$STAND_INS/builds"
            until [[ -e $STAND_INS/go ]]; do [[ -d $STAND_INS ]] || exit; sleep 0.05; done
            rmdir "$STAND_INS/at-work"
            mkdir -p local/target/dist/lib local/target/dist/registry aggregator/target/dist/lib api/target/dist/lib
            [[ ! -e $STAND_INS/fail ]]
            """;

    @TempDir
    private Path checkout;

    @TempDir
    private Path standIns;

    private final List<Process> started = new ArrayList<>();
    private Path lock;

    @BeforeEach
    void prepare() throws IOException {
        Files.copy(Shell.ROOT.resolve("hled"), checkout.resolve("hled"));
        Files.createFile(checkout.resolve("pom.xml"));
        lock = checkout.resolve("local/target/hled-building");
        program("mvn", MAVEN);
        program("javac", "#!/usr/bin/env bash\necho javac 25\n");
        program("java", "#!/usr/bin/env bash\necho " + RAN + "\n");
    }

    @AfterEach
    void endAll() {
        started.forEach(LauncherIT::kill);
    }

    @Test
    void ofTwoAtOnceOneBuildsAndTheOtherWaits() throws Exception {
        Process first = start();
        await().atMost(LIMIT).until(() -> builds().equals(List.of("begun")));
        Process second = start();
        await().atMost(LIMIT)
                .until(() ->
                        said(second).contains("waiting for another ./hled that is building (process " + first.pid()));

        allow("go");

        assertThat(exit(first)).isZero();
        assertThat(exit(second)).isZero();
        assertThat(said(second)).endsWith(RAN + "\n").doesNotContain("hled: building");
        assertThat(builds()).containsExactly("begun");
        assertThat(lock).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theNextWaitsForTheMavenThatOneHasLeft(boolean killed) throws Exception {
        Process first = start();
        await().atMost(LIMIT).until(() -> builds().equals(List.of("begun")));
        Process second = start();
        await().atMost(LIMIT).until(() -> said(second).contains("waiting"));

        if (killed) {
            first.destroyForcibly();
        } else {
            first.destroy();
        }

        assertThat(exit(first)).isNotZero();
        await().during(LONGER_THAN_IT_LOOKS_AGAIN).atMost(LIMIT).until(() -> builds().equals(List.of("begun")));
        allow("go");
        assertThat(exit(second)).isZero();
        assertThat(builds()).containsExactly("begun", "begun");
        assertThat(lock).doesNotExist();
    }

    @Test
    void ofThoseThatWaitOneSucceedsAKilledOne() throws Exception {
        Process killed = start();
        await().atMost(LIMIT).until(() -> builds().equals(List.of("begun")));
        List<Process> waiting = Stream.generate(this::start).limit(5).toList();
        await().atMost(LIMIT)
                .until(() -> waiting.stream().allMatch(each -> said(each).contains("waiting")));

        // Its build does not end any more.
        Files.delete(standIns.resolve("at-work"));
        kill(killed);
        allow("go");

        for (Process each : waiting) {
            assertThat(exit(each)).as(said(each)).isZero();
        }
        assertThat(builds()).containsExactly("begun", "begun");
        assertThat(lock).doesNotExist();
    }

    @Test
    void aBuildThatFailsKeepsNobodyWaiting() throws Exception {
        allow("go");
        Path fail = allow("fail");
        Process failing = start();
        assertThat(exit(failing)).isEqualTo(1);
        assertThat(said(failing)).endsWith("hled: the build failed: see above\n");
        assertThat(lock).doesNotExist();

        Files.delete(fail);

        assertThat(exit(start())).isZero();
    }

    @Test
    void oneThatWasKilledBeforeItWasNamedKeepsNobodyWaiting() throws Exception {
        Files.createDirectories(lock);
        allow("go");

        assertThat(exit(start())).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void doesNotWaitForItsOwnNumber() throws Exception {
        Files.createDirectories(lock);
        allow("go");

        Process process = start("bash", "-c", ": >\"%s/$$\" && exec bash hled up".formatted(lock));

        assertThat(exit(process)).isZero();
        assertThat(lock).doesNotExist();
    }

    private Process start() {
        return start("bash", "hled", "up");
    }

    private Process start(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(started.size()).toFile());
        builder.environment().put("PATH", standIns.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("HLED_JAVA_HOME", standIns.toString());
        builder.environment().put("STAND_INS", standIns.toString());
        try {
            Process process = builder.start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that one has said. */
    private String said(Process process) {
        return read(output(started.indexOf(process)));
    }

    private Path output(int number) {
        return standIns.resolve(number + ".out");
    }

    private List<String> builds() {
        Path builds = standIns.resolve("builds");
        return Files.exists(builds) ? read(builds).lines().toList() : List.of();
    }

    private Path allow(String name) throws IOException {
        return Files.createFile(standIns.resolve(name));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(standIns.resolve("bin")).resolve(name);
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void kill(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        below.forEach(ProcessHandle::destroyForcibly);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
