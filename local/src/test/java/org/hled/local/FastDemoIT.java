package org.hled.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hled.local.stack.Home;
import org.hled.local.stack.StackConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastDemoIT {

    private static final long SECONDS = 300;

    @TempDir
    private Path directory;

    private final StackConfig config = StackConfig.onFreePorts(new Home(Path.of("..")), Path.of("unused"));

    @Test
    void showsAnInitiativeStallRaiseAnAlertAndRecoverAndEnds() throws Exception {
        try (CliProcess demo =
                CliProcess.start(directory, CliProcess.portOptions(config, "demo", "--fast", "--once"))) {
            int exit = demo.awaitExit(SECONDS);

            assertThat(demo.err()).isEmpty();
            assertThat(exit).isZero();
            assertThat(demo.out().lines().map(FastDemoIT::shortened))
                    .containsSubsequence(
                            "border-wait-times|(sends nothing from now on)",
                            "border-wait-times|-> late (silent)",
                            "border-wait-times|-> stalled (silent)",
                            "border-wait-times|alert raised: border-wait-times/TIME",
                            "border-wait-times|(sends reports again)",
                            "border-wait-times|-> on-track",
                            "border-wait-times|alert resolved: border-wait-times/TIME",
                            "every step was seen")
                    .contains("cyber-incident-exercise|alert raised: cyber-incident-exercise/TIME")
                    .anyMatch(line -> line.matches("technician-training\\|-> .*flat.*"));
            assertThat(directory).isDirectoryNotContaining("glob:**hled-demo-*");
        }
    }

    private static String shortened(String line) {
        return line.replaceFirst("^ *\\d+\\.\\d s  ", "")
                .replaceAll(" {2,}", "|")
                .replaceFirst("\\|.* -> ", "|-> ")
                .replaceAll("/\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "/TIME");
    }
}
