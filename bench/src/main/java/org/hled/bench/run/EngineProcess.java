package org.hled.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hled.local.fault.Fault;
import org.hled.local.stack.JvmOptions;
import org.hled.local.stack.Launcher;

/** An engine in a JVM of its own: when it was started, what it has signalled and when, what it has cost. */
final class EngineProcess implements AutoCloseable {

    private static final long GRACE_SECONDS = 15;
    private static final int LAST_LINES = 20;

    private final Process process;
    private final Path log;
    private final long started;
    private final Map<String, Long> signals = new ConcurrentHashMap<>();

    private volatile boolean ending;

    private EngineProcess(Process process, Path log, long started) {
        this.process = process;
        this.log = log;
        this.started = started;
    }

    /**
     * Starts one.
     *
     * @param command the JVM's options, its class path excepted
     * @param classPath the class path
     * @param arguments the main class and its arguments
     * @param environment what is added to our environment
     * @param log what it prints goes there, signals too
     */
    static EngineProcess start(
            List<String> options,
            List<Path> classPath,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(JvmOptions.given());
        command.add("-cp");
        command.add(String.join(
                System.getProperty("path.separator"),
                classPath.stream().map(Path::toString).toList()));
        // Ends it when we are gone, however we went.
        command.addAll(List.of(
                Launcher.class.getName(), String.valueOf(ProcessHandle.current().pid())));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            long started = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            EngineProcess engine = new EngineProcess(process, log, started);
            Thread.ofPlatform().daemon().name("engine-output").start(engine::readOutput);
            return engine;
        } catch (IOException e) {
            throw new Fault("cannot start an engine: " + e.getMessage(), e);
        }
    }

    /** When it was started, by {@link System#nanoTime}. */
    long started() {
        return started;
    }

    /** When it first gave a signal, by {@link System#nanoTime}; 0 if it has not yet. */
    long at(String signal) {
        return signals.getOrDefault(signal, 0L);
    }

    /** @throws Fault if it has ended */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new Fault("an engine ended with exit code %d; the end of %s:%n%s"
                    .formatted(process.exitValue(), log, lastLines()));
        }
    }

    long id() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The processor time that it has used. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it at once, as a crash does. */
    void kill() {
        ending = true;
        process.destroyForcibly().onExit().join();
    }

    /** Ends it in an orderly way, and by force where that does not help. */
    @Override
    public void close() {
        ending = true;
        process.destroy();
        try {
            if (process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader();
                Writer file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("@")) {
                    signals.putIfAbsent(line, System.nanoTime());
                }
                file.write(line + System.lineSeparator());
                file.flush();
            }
        } catch (IOException e) {
            // Ending the process closes the stream.
            if (!ending) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: %s)".formatted(e.getMessage());
        }
    }
}
