package org.hled.local.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hled.local.stack.Ports;

/** The receiver of webhooks among the examples, as a process of the test's own on a free port. */
final class ExampleReceiver implements AutoCloseable {

    private final Path log;
    private final String secret;
    private final int port = Ports.free();
    private Process process;

    /**
     * @param log the file that has what it prints
     * @param secret what it shares with the sender
     */
    ExampleReceiver(Path log, String secret) {
        this.log = log.toAbsolutePath();
        this.secret = secret;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "python3", "examples/python/receive_alerts.py", String.valueOf(port))
                .directory(Shell.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("HLED_WEBHOOK_SECRET", secret);
        process = builder.start();
    }

    Stream<String> printed() {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
