package org.hled.local.stack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.hled.local.fault.Fault;

/** A part of the stack: one child process, which can be ended and started again on the same port and data. */
public final class Part implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 100;
    private static final long GRACE_SECONDS = 15;
    private static final int LAST_LINES = 15;

    private final PartSpec spec;
    private final Path log;
    private final Path temporary;
    private final CompletableFuture<Fault> brokenOff = new CompletableFuture<>();
    private final Set<Process> asked = ConcurrentHashMap.newKeySet();
    private final Queue<Fault> unasked = new ConcurrentLinkedQueue<>();
    private volatile Process process;
    private volatile boolean closed;

    Part(PartSpec spec, Path data) {
        this.spec = spec;
        this.log = data.resolve("logs").resolve(spec.name() + ".log");
        this.temporary = data.resolve("tmp");
    }

    public String name() {
        return spec.name();
    }

    /** The port that it listens on, at 127.0.0.1. */
    public int port() {
        return spec.port();
    }

    /** Where it answers, if it speaks HTTP. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + spec.port());
    }

    /** The file that has what it prints. */
    public Path log() {
        return log;
    }

    public boolean isRunning() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** Starts it and waits until it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts its process and does not wait. */
    public synchronized void launch() {
        checkOpen();
        if (isRunning()) {
            throw new IllegalStateException(name() + " is running");
        }
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(temporary);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(spec.environment());
            Process started = builder.start();
            started.getOutputStream().close();
            process = started;
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new Fault("cannot start the %s: %s".formatted(name(), e.getMessage()), e);
        }
    }

    /**
     * Waits until it answers.
     *
     * @throws Fault if its process ends instead, or it takes too long
     */
    public void awaitReady() {
        Process current = process;
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!spec.ready().getAsBoolean()) {
            checkOpen();
            if (endsWithin(current, POLL_MILLIS)) {
                checkOpen();
                throw endedFault(current);
            }
            if (System.nanoTime() > deadline) {
                throw new Fault("the %s is not ready after %d s; the end of %s:%n%s"
                        .formatted(name(), START_LIMIT.toSeconds(), log, lastLines()));
            }
        }
    }

    /** Ends it in an orderly way: a signal, then by force where that does not help. */
    public synchronized void stop() {
        end(false);
    }

    /**
     * Ends it at once, as a crash does.
     *
     * @throws IllegalStateException if it does not run: then this would be no crash
     */
    public synchronized void kill() {
        if (!isRunning()) {
            throw new IllegalStateException(name() + " is not running");
        }
        end(true);
    }

    /** Stops it; it does not start again. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            end(false);
        }
    }

    /** Completes when its process has ended and nobody has asked for it. */
    CompletableFuture<Fault> brokenOff() {
        return brokenOff;
    }

    /** How each of its processes has ended that nobody had asked to end, since this was asked last. */
    public List<Fault> takeUnasked() {
        List<Fault> taken = new ArrayList<>();
        for (Fault end = unasked.poll(); end != null; end = unasked.poll()) {
            taken.add(end);
        }
        return taken;
    }

    private void end(boolean atOnce) {
        Process current = process;
        process = null;
        if (current == null || !current.isAlive()) {
            return;
        }
        asked.add(current);
        if (!atOnce) {
            current.destroy();
            if (endsWithin(current, TimeUnit.SECONDS.toMillis(GRACE_SECONDS))) {
                return;
            }
        }
        current.destroyForcibly().onExit().join();
    }

    private void ended(Process ended) {
        if (!asked.remove(ended) && !closed) {
            Fault end = endedFault(ended);
            unasked.add(end);
            brokenOff.complete(end);
        }
    }

    private Fault endedFault(Process ended) {
        return new Fault("the %s ended with exit code %d; the end of %s:%n%s"
                .formatted(name(), ended.exitValue(), log, lastLines()));
    }

    private void checkOpen() {
        if (closed) {
            throw new CancellationException("the stack is stopping");
        }
    }

    private static boolean endsWithin(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        // Ctrl-C reaches every process of the terminal; only ours heeds it, and ends the others in their order.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        // One that goes on without the thread that ran out of memory is neither alive nor dead.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.io.tmpdir=" + temporary);
        String classPath = Home.of(Launcher.class) + File.pathSeparator + spec.classPath();
        command.addAll(spec.classArchive().options(classPath));
        command.addAll(spec.jvm());
        command.addAll(JvmOptions.given());
        command.add("-cp");
        command.add(classPath);
        command.add(Launcher.class.getName());
        command.add(String.valueOf(ProcessHandle.current().pid()));
        command.add(spec.mainClass());
        command.addAll(spec.args());
        return command;
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
