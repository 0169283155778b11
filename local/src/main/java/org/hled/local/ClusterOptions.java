package org.hled.local;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.hled.local.fault.Fault;
import org.hled.local.publish.Target;
import picocli.CommandLine.Option;

/** Another cluster than the one on this machine, and how to be let in there. */
final class ClusterOptions {

    // Picocli sets these, so they cannot be final.
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "brokers of another cluster, instead of --kafka-port; --schema-registry goes with it")
    private String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "where its registry's Confluent API begins, instead of --registry-port")
    private URI registry;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "further settings of Kafka's clients, such as those of TLS and SASL")
    private Path properties;

    /**
     * Where a command goes to.
     *
     * @param ports of the stack on this machine, for where no other cluster is named
     * @throws Fault if broker and registry would be of different clusters, or the file cannot be read
     */
    Target target(PortOptions ports) {
        // With ids of another registry's nobody could read what is published.
        if ((bootstrapServers == null) != (registry == null)) {
            throw new Fault("--bootstrap-servers and --schema-registry go together: they are of one cluster");
        }
        Target local = ports.target();
        return bootstrapServers == null
                ? new Target(local.bootstrapServers(), local.registry(), kafka())
                : new Target(bootstrapServers, registry, kafka());
    }

    private Map<String, String> kafka() {
        Map<String, String> settings = new TreeMap<>();
        if (properties != null) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(properties, StandardCharsets.UTF_8)) {
                read.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Fault("--kafka-properties: the file %s cannot be read (%s)".formatted(properties, e), e);
            }
            read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
        }
        return settings;
    }
}
