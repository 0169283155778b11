package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hled.local.CliProcess;
import org.hled.local.stack.Stack;

/** {@code ./hled rebuild}, as an operator gives it. */
public final class RebuildCommand implements AutoCloseable {

    private static final long LIMIT_SECONDS = 300;

    private final CliProcess process;

    private RebuildCommand(CliProcess process) {
        this.process = process;
    }

    public static RebuildCommand start(Stack stack, String... options) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "rebuild"));
        List<String> command = Stream.concat(
                        Stream.of(
                                "rebuild",
                                "--kafka-port",
                                String.valueOf(stack.broker().port()),
                                "--registry-port",
                                String.valueOf(stack.registry().port())),
                        Stream.of(options))
                .toList();
        return new RebuildCommand(CliProcess.start(directory, command.toArray(String[]::new)));
    }

    /** Whether it has begun a generation, or follows one. */
    public boolean hasBegun() {
        return process.out().contains("is being built");
    }

    public CliProcess process() {
        return process;
    }

    /** Waits for its end, which must be a good one; gives what it has said. */
    public String awaitDone() throws InterruptedException {
        int exit = process.awaitExit(LIMIT_SECONDS);
        assertThat(exit)
                .as("exit code of a rebuild that said: %s%s", process.out(), process.err())
                .isZero();
        return process.out();
    }

    @Override
    public void close() {
        process.close();
    }
}
