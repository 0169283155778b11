package org.hled.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.hled.local.stack.DataDirectory;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.SchemaSetup;

/** What every engine runs on: one broker and one registry, processes of their own, on free ports, with empty data. */
public final class Rig implements AutoCloseable {

    private final Home home;
    private final String heap;
    private final DataDirectory data = DataDirectory.temporary();
    private final Stack stack;
    private final Thread onSignal = new Thread(this::end, "stop");
    private final List<EngineProcess> engines = new CopyOnWriteArrayList<>();
    private Broker broker;
    private ConfluentRegistry registry;

    /**
     * @param home the project, as built
     * @param heap the largest heap of each engine, as {@code -Xmx} takes it
     */
    public Rig(Home home, String heap) {
        this.home = home;
        this.heap = heap;
        this.stack = new Stack(StackConfig.onFreePorts(home, data.path()));
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    /** Starts broker and registry, and makes topics and subjects. */
    public void start() {
        stack.broker().launch();
        stack.registry().launch();
        stack.broker().awaitReady();
        stack.registry().awaitReady();
        broker = new Broker(stack.bootstrapServers());
        registry = new ConfluentRegistry(stack.registryUrl());
        broker.createProductTopics();
        SchemaSetup.register(registry, Topics.all());
    }

    public Stack stack() {
        return stack;
    }

    public ConfluentRegistry registry() {
        return registry;
    }

    Broker broker() {
        return broker;
    }

    Home home() {
        return home;
    }

    String heap() {
        return heap;
    }

    /** Ends this engine too, when a signal ends the benchmark. */
    EngineProcess own(EngineProcess engine) {
        engines.removeIf(one -> !one.isAlive());
        engines.add(engine);
        return engine;
    }

    /** How many threads an engine may use: as many as there are processors, and partitions of an input. */
    int threads() {
        return Math.min(Runtime.getRuntime().availableProcessors(), Topics.ENROLLMENTS.partitions());
    }

    /** The log of an engine. */
    Path log(String name) {
        return data.path().resolve("logs").resolve(name + ".log");
    }

    /** An empty directory for what an engine keeps. */
    Path directory(String name) {
        Path directory = data.path().resolve("engines").resolve(name);
        try {
            Files.createDirectories(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what an engine kept. */
    void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // A signal came first, and its hook does the same.
            return;
        }
        end();
    }

    private void end() {
        engines.forEach(EngineProcess::kill);
        if (broker != null) {
            broker.close();
            registry.close();
        }
        stack.close();
        data.close();
    }
}
