package org.hled.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hled.local.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    private Path data;

    @Test
    void namesThePortInUseAndItsOption() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(Map.of("--api-port", taken.getLocalPort())))
                    .isInstanceOf(Fault.class)
                    .hasMessage("port %d is in use: choose another with --api-port", taken.getLocalPort());
        }
    }

    @Test
    void seesWhoListensOnAllAddresses() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.requireFree(Map.of("--api-port", taken.getLocalPort())))
                    .isInstanceOf(Fault.class);
        }
    }

    @Test
    void refusesOnePortForTwo() {
        int port = Ports.free();

        assertThatThrownBy(() -> Ports.requireFree(Map.of("--api-port", port, "--kafka-port", port)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("port %d is given twice".formatted(port));
    }

    @Test
    void isNotOneOfConnections() {
        assertThat(Stream.generate(Ports::free).limit(100)).allMatch(port -> port < 32_768);
    }

    @Test
    void isNotOneThatWasGivenBefore() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            Ports.freeBeside(given);
        }
        assertThat(given).hasSize(2_000);
    }

    @Test
    void partsOfAStackHavePortsOfTheirOwn() {
        StackConfig config = StackConfig.onFreePorts(new Home(Path.of("..")), data);
        PartSpecs specs = new PartSpecs(config, null, 500);

        List<Integer> ports = new ArrayList<>(List.of(config.registryPort(), config.apiPort()));
        for (String server : specs.bootstrapServers().split(",")) {
            ports.add(Integer.valueOf(server.substring(server.indexOf(':') + 1)));
        }
        for (int number = 0; number < 500; number++) {
            ports.add(specs.aggregator(number, Map.of()).port());
        }

        assertThat(ports).hasSize(1_002).doesNotHaveDuplicates();
    }

    @Test
    void acceptsFreePorts() {
        assertThatCode(() -> Ports.requireFree(Map.of("--api-port", Ports.free())))
                .doesNotThrowAnyException();
    }
}
