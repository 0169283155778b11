package org.hled.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.hled.local.stack.Home;
import org.hled.local.stack.StackConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    private static final long SECONDS = 240;

    @TempDir
    private Path directory;

    private final StackConfig config = StackConfig.onFreePorts(new Home(Path.of("..")), Path.of("unused"));

    @Test
    void showsTheTotalsOfTheMidYearReviewAndEnds() throws Exception {
        try (CliProcess demo = CliProcess.start(directory, CliProcess.portOptions(config, "demo", "--once"))) {
            int exit = demo.awaitExit(SECONDS);

            assertThat(demo.err()).isEmpty();
            assertThat(exit).isZero();
            assertThat(demo.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                    .contains(
                            "Building Back Together|enrollment.enrolled|11|people",
                            "Building Back Together|milestone.achieved|7|milestones",
                            "Building Back Together|milestone.in_progress|4|milestones",
                            "Promoting Sustainable Development|enrollment.benefited|≥ 30000|people",
                            "Promoting Sustainable Development|investment.mobilised|≥ 33000000.00|USD",
                            "Promoting Sustainable Development|investment.pledged|~ 17500000.00|USD",
                            "Promoting Sustainable Development|milestone.in_progress|1|milestones",
                            "Securing Future Prosperity|milestone.achieved|1|milestones",
                            "Investing in Our People|enrollment.enrolled|≥ 5000|people",
                            "Investing in Our People|milestone.planned|1|milestones");
            // Its temporary directory was made in this one.
            assertThat(directory).isDirectoryNotContaining("glob:**hled-demo-*");
        }
    }

    @Test
    void saysInOneLineThatAPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CliProcess demo = CliProcess.start(
                        directory,
                        "demo",
                        "--once",
                        "--registry-port",
                        String.valueOf(taken.getLocalPort()),
                        "--api-port",
                        String.valueOf(config.apiPort()),
                        "--kafka-port",
                        String.valueOf(config.kafkaPort()))) {
            int exit = demo.awaitExit(SECONDS);

            assertThat(exit).isNotZero();
            assertThat(demo.err())
                    .isEqualToIgnoringNewLines("hled: port %d is in use: choose another with --registry-port"
                            .formatted(taken.getLocalPort()));
            assertThat(demo.out()).isEmpty();
            assertThat(directory).isDirectoryNotContaining("glob:**hled-demo-*");
        }
    }
}
