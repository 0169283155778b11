package org.hled.local.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.Assumptions;

/** Runs commands in the project's root, as its readers do. */
final class Shell {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final long SECONDS = 60;

    private final Map<String, String> environment;

    /** @param environment what is added to our environment */
    Shell(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** A shell in which the examples find this stack. */
    static Shell of(Stack stack) {
        return new Shell(Map.of(
                "HLED_BOOTSTRAP_SERVERS", stack.bootstrapServers(),
                "HLED_SCHEMA_REGISTRY", stack.registryUrl().toString()));
    }

    /** What a command has printed, and its exit code. */
    record Result(int exit, String out, String err) {}

    /** Runs a command to its end. */
    Result run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), Thread::startVirtualThread);
            var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), Thread::startVirtualThread);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("runs on: " + List.of(command));
            }
            return new Result(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new AssertionError("cannot run " + List.of(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Skips the test, naming the package of Debian to install, where a command that needs it fails. */
    static void assumeInstalled(String debianPackage, String probe) {
        Assumptions.assumeTrue(
                new Shell(Map.of()).run("bash", "-c", probe).exit() == 0,
                () -> "needs Debian's %s: apt-get install %s".formatted(debianPackage, debianPackage));
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
