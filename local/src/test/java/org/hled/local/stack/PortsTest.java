package org.hled.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.hled.local.fault.Fault;
import org.junit.jupiter.api.Test;

class PortsTest {

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
    void freePortsDifferAndAreNotThoseOfConnections() {
        assertThat(Ports.free(1_000)).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
    }

    @Test
    void acceptsFreePorts() {
        assertThatCode(() -> Ports.requireFree(Map.of("--api-port", Ports.free())))
                .doesNotThrowAnyException();
    }
}
