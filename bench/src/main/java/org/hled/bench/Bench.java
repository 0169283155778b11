package org.hled.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hled.bench.result.JsonReport;
import org.hled.bench.result.Pictures;
import org.hled.bench.result.Results;
import org.hled.bench.result.Table;
import org.hled.local.fault.Fault;
import org.hled.local.stack.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The benchmark's command line: {@code ./hled bench}. */
@Command(
        name = "hled bench",
        description = "Measures the product beside the limits and beside what one would take instead.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Names for --only: a, b, c, d, ours, ours_two, ours_rocksdb, streams_reduce, flink_heap, flink_rocksdb,",
            "freshness, growth. docs/performance.md explains each figure."
        })
public final class Bench implements Runnable {

    private static final int FAULT = 1;

    private final Home home;
    private final PrintStream out;

    @Mixin
    private Options options;

    Bench(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Home home = new Home(Path.of(System.getProperty("hled.home", ".")));
        CommandLine commandLine =
                new CommandLine(new Bench(home, out)).setExecutionExceptionHandler(Bench::onException);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            if (!isEnding()) {
                e.printStackTrace();
            }
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public void run() {
        Plan plan = options.plan();
        requireNoSettings(System.getenv().keySet());
        home.checkBuilt();
        boolean terminal = System.console() != null && System.console().isTerminal();
        Results results = new Benchmark(home, plan, new Progress(out, terminal)).run();
        new Table(out).print(results);
        if (options.json() != null) {
            write(options.json(), JsonReport.of(results));
        }
        if (options.svg() != null) {
            Pictures.of(results).forEach((name, picture) -> write(options.svg().resolve(name), picture));
        }
    }

    /** The product is measured as shipped; its processes would inherit what is set here. */
    static void requireNoSettings(Set<String> environment) {
        List<String> settings = environment.stream()
                .filter(name -> name.startsWith("HLED_") && !name.equals("HLED_JAVA_HOME"))
                .sorted()
                .toList();
        if (!settings.isEmpty()) {
            throw new Fault("the product is measured with its defaults: unset " + String.join(", ", settings));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Fault("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static int onException(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        if (isEnding()) {
            // What we started is being ended, and whatever was asked of it fails. The exit code is the signal's.
            return FAULT;
        }
        if (e instanceof Fault) {
            commandLine.getErr().println("hled: " + e.getMessage());
            return FAULT;
        }
        throw e;
    }

    /** Whether a signal is ending this process: then nothing can be registered for its end any more. */
    private static boolean isEnding() {
        Thread nothing = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
