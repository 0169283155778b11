package org.hled.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Runs the tests of the page's modules, which are JavaScript themselves: {@code src/test/js}. */
class ModulesTest {

    private static final Path TESTS = Path.of("src", "test", "js");

    @Test
    void theTestsOfTheModulesPass() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                exit(List.of("node", "--version")) == 0, "needs Debian's nodejs: apt-get install nodejs");
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        try (var files = Files.list(TESTS)) {
            files.map(Path::toString).filter(name -> name.endsWith(".test.mjs")).forEach(command::add);
        }
        assertThat(command).hasSizeGreaterThan(5);

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        // None was left out.
        assertThat(said).contains("skipped 0", "todo 0").doesNotContain("tests 0");
    }

    private static int exit(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return process.waitFor();
        } catch (IOException e) {
            // There is no such program.
            return -1;
        }
    }
}
