package org.hled.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hled.local.stack.JvmOptions;
import org.hled.local.stack.StackConfig;

/** The command line in a JVM of its own, as built. */
public final class CliProcess implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;
    private final List<ProcessHandle> children = new ArrayList<>();

    private CliProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public static CliProcess start(Path directory, String... args) throws IOException {
        Path out = Files.createTempFile(directory, "cli", ".out");
        Path err = Files.createTempFile(directory, "cli", ".err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(JvmOptions.given());
        // Of what it starts, too.
        command.add("-Dhled.jvm.options=" + String.join(" ", JvmOptions.given()));
        command.addAll(List.of(
                "-Dhled.home=..", "-Djava.io.tmpdir=" + directory, "-cp", "target/dist/lib/*", Hled.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new CliProcess(process, out, err);
    }

    static String[] portOptions(StackConfig config, String... command) {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of("--api-port", String.valueOf(config.apiPort())));
        args.addAll(List.of("--kafka-port", String.valueOf(config.kafkaPort())));
        args.addAll(List.of("--registry-port", String.valueOf(config.registryPort())));
        return args.toArray(String[]::new);
    }

    /** Its children of now, remembered. */
    List<ProcessHandle> children() {
        process.toHandle()
                .descendants()
                .filter(child -> !children.contains(child))
                .forEach(children::add);
        return children;
    }

    boolean anyChildAlive() {
        return children().stream().anyMatch(ProcessHandle::isAlive);
    }

    /** Asks it to end. */
    public void terminate() {
        children();
        process.destroy();
    }

    /** Ends it at once. */
    public void kill() {
        children();
        process.destroyForcibly();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int awaitExit(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("runs on; it printed: " + out() + err());
        }
        return process.exitValue();
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    @Override
    public void close() {
        children();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
