package org.hled.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How each part is run. */
final class PartSpecs {

    private static final String HOST = "127.0.0.1";

    private final StackConfig config;
    private final Readiness readiness;

    private final List<BrokerSettings.Node> brokers;
    private final Set<Integer> givenPorts;

    /** @param brokers how many there are; the first has the port that was asked for */
    PartSpecs(StackConfig config, Readiness readiness, int brokers) {
        this.config = config;
        this.readiness = readiness;
        this.givenPorts = new HashSet<>(config.ports());
        this.brokers = IntStream.range(0, brokers)
                .mapToObj(number -> new BrokerSettings.Node(number == 0 ? config.kafkaPort() : free(), free()))
                .toList();
    }

    private int free() {
        return Ports.freeBeside(givenPorts);
    }

    String bootstrapServers() {
        return brokers.stream().map(PartSpecs::address).collect(Collectors.joining(","));
    }

    private static String address(BrokerSettings.Node broker) {
        return HOST + ":" + broker.port();
    }

    URI registryUrl() {
        return URI.create("http://%s:%d/apis/ccompat/v7".formatted(HOST, config.registryPort()));
    }

    /** @param own settings of its own, as Kafka names them */
    PartSpec broker(int number, Map<String, String> own) {
        Path directory = config.data().resolve(name("kafka", number));
        Path settings = directory.resolve("server.properties");
        try {
            Files.createDirectories(directory);
            try (Writer writer = Files.newBufferedWriter(settings)) {
                Properties broker = BrokerSettings.of(brokers, number, directory.resolve("data"));
                broker.putAll(own);
                broker.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing the broker's settings", e);
        }
        return new PartSpec(
                name("broker", number),
                brokers.get(number).port(),
                List.of("-Xmx768m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info"),
                config.home().localLib().resolve("*").toString(),
                config.home().classArchive("broker"),
                BrokerMain.class.getName(),
                List.of(settings.toString()),
                Map.of(),
                () -> readiness.brokerAnswers(address(brokers.get(number))));
    }

    /** Apicurio on an H2 file: without a delay in writing, since an id once given must outlive a crash. */
    PartSpec registry() {
        Path directory = config.data().resolve("registry");
        return new PartSpec(
                "registry",
                config.registryPort(),
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Dquarkus.http.host=" + HOST,
                        "-Dquarkus.http.port=" + config.registryPort(),
                        // Of no use here, but on all addresses and port 9000 by default.
                        "-Dquarkus.management.host=" + HOST,
                        "-Dquarkus.management.port=0",
                        "-Dquarkus.log.category.\"io.quarkus.http.access-log\".level=WARN",
                        "-Dapicurio.storage.snapshot.location=" + directory,
                        "-Dapicurio.datasource.url=jdbc:h2:file:%s;WRITE_DELAY=0"
                                .formatted(directory.resolve("registry")),
                        "-Dapicurio.datasource.jdbc.initial-size=1",
                        "-Dapicurio.datasource.jdbc.min-size=1",
                        "-Dapicurio.datasource.jdbc.max-size=20"),
                config.home().registry().toString(),
                config.home().classArchive("registry"),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                List.of(),
                Map.of(),
                () -> readiness.answers(URI.create(registryUrl() + "/subjects")));
    }

    /** @param own settings of its own, as variables of the environment */
    PartSpec aggregator(int number, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.putIfAbsent("HLED_STATE_DIR", stateDirectory(number).toString());
        return service(
                "aggregator",
                number,
                free(),
                List.of("-Xmx1g", "@" + config.home().aggregatorOptions()),
                config.home().aggregatorLib(),
                "org.hled.aggregator.Aggregator",
                environment);
    }

    /** @param own settings of its own, as variables of the environment */
    PartSpec api(int number, Map<String, String> own) {
        return service(
                "api",
                number,
                number == 0 ? config.apiPort() : free(),
                List.of("-Xmx512m"),
                config.home().apiLib(),
                "org.hled.api.Application",
                own);
    }

    /** Where this aggregator keeps its state. */
    Path stateDirectory(int number) {
        return config.data().resolve(name("aggregator", number));
    }

    private PartSpec service(
            String kind, int number, int port, List<String> jvm, Path lib, String mainClass, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.putIfAbsent("HLED_BOOTSTRAP_SERVERS", bootstrapServers());
        environment.putIfAbsent("HLED_SCHEMA_REGISTRY", registryUrl().toString());
        environment.put("HLED_HTTP_HOST", HOST);
        environment.put("HLED_HTTP_PORT", String.valueOf(port));
        URI ready = URI.create("http://%s:%d/health/readiness".formatted(HOST, port));
        return new PartSpec(
                name(kind, number),
                port,
                jvm,
                lib.resolve("*").toString(),
                config.home().classArchive(kind),
                mainClass,
                List.of(),
                environment,
                () -> readiness.answers(ready));
    }

    private static String name(String kind, int number) {
        return number == 0 ? kind : kind + "-" + number;
    }
}
