package org.hled.bench.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hled.bench.engine.EngineConfig;
import org.hled.bench.engine.EngineMain;
import org.hled.local.stack.Home;
import org.hled.local.stack.Launcher;
import org.hled.local.stack.Stack;

/** How the process of each engine is started. */
final class Commands {

    /** What Flink's own start scripts open to it. */
    private static final List<String> FLINK = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED");

    private static final String QUIET = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn";

    private final Rig rig;

    Commands(Rig rig) {
        this.rig = rig;
    }

    /** An engine of the benchmark's. */
    EngineProcess start(Engine engine, EngineConfig config) {
        List<String> options = options(engine.isFlink() ? FLINK : List.of(), QUIET);
        List<String> arguments = concat(List.of(EngineMain.class.getName()), config.arguments());
        return rig.own(EngineProcess.start(options, classPath(engine), arguments, Map.of(), rig.log(config.output())));
    }

    /**
     * The product's aggregator: its main class, libraries and settings, as shipped.
     *
     * @param name the name of its log
     * @param port where it answers
     * @param state where it keeps its state
     * @param own settings of its own, as variables of the environment
     */
    EngineProcess startAggregator(String name, int port, Path state, Map<String, String> own) {
        Stack stack = rig.stack();
        Map<String, String> environment = new HashMap<>(own);
        environment.put("HLED_BOOTSTRAP_SERVERS", stack.bootstrapServers());
        environment.put("HLED_SCHEMA_REGISTRY", stack.registryUrl().toString());
        environment.put("HLED_HTTP_HOST", "127.0.0.1");
        environment.put("HLED_HTTP_PORT", String.valueOf(port));
        environment.put("HLED_STATE_DIR", state.toString());
        return rig.own(EngineProcess.start(
                options(List.of()),
                List.of(Home.of(Launcher.class), rig.home().aggregatorLib().resolve("*")),
                List.of("org.hled.aggregator.Aggregator"),
                environment,
                rig.log(name)));
    }

    /** Kafka Streams runs from the aggregator's libraries: its RocksDB and Flink's have classes of the same names. */
    private List<Path> classPath(Engine engine) {
        Path ourselves = Home.of(EngineMain.class);
        return engine == Engine.STREAMS_REDUCE
                ? List.of(
                        ourselves,
                        Home.of(Launcher.class),
                        rig.home().aggregatorLib().resolve("*"))
                : List.of(ourselves, rig.home().benchLib().resolve("*"));
    }

    private List<String> options(List<String> further, String... more) {
        List<String> common = List.of(
                "@" + rig.home().aggregatorOptions(),
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + rig.heap(),
                "-Djava.io.tmpdir=" + rig.directory("tmp"));
        return concat(common, concat(further, List.of(more)));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
