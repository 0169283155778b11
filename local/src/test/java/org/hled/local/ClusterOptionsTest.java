package org.hled.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hled.local.fault.Fault;
import org.hled.local.publish.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ClusterOptionsTest {

    private static final String REGISTRY = "https://registry.example/apis/ccompat/v7";

    @TempDir
    private Path directory;

    @Command
    private static final class Holder {
        @Mixin
        private PortOptions ports;

        @Mixin
        private ClusterOptions cluster;
    }

    @Test
    void isTheStackOnThisMachineUnlessAnotherIsNamed() {
        assertThat(target()).isEqualTo(Target.local(9092, 8081));
        assertThat(target("--kafka-port=1", "--registry-port=2")).isEqualTo(Target.local(1, 2));
        assertThat(target("--bootstrap-servers=a:1,b:2", "--schema-registry=" + REGISTRY))
                .isEqualTo(new Target("a:1,b:2", URI.create(REGISTRY), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bootstrap-servers=a:1", "--schema-registry=" + REGISTRY})
    void brokersAndRegistryAreOfOneCluster(String alone) {
        assertThatThrownBy(() -> target(alone)).isInstanceOf(Fault.class).hasMessageContaining("go together");
    }

    @Test
    void clientsHaveTheSettingsOfTheFileButForWhatACommandNeeds() throws IOException {
        Path file = Files.writeString(directory.resolve("it.properties"), "security.protocol=SSL\nacks=0\n");

        assertThat(target("--kafka-properties=" + file).client(Map.of("acks", "all")))
                .containsOnly(
                        Map.entry("bootstrap.servers", "127.0.0.1:9092"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("acks", "all"));
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        Path none = directory.resolve("none.properties");
        Path broken = Files.writeString(directory.resolve("broken.properties"), "password=\\u12");

        for (Path file : new Path[] {none, broken, directory}) {
            assertThatThrownBy(() -> target("--kafka-properties=" + file))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("--kafka-properties: the file " + file + " cannot be read");
        }
    }

    private static Target target(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.cluster.target(holder.ports);
    }
}
