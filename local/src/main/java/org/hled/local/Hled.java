package org.hled.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.hled.local.demo.Cast;
import org.hled.local.demo.Demo;
import org.hled.local.demo.FastDemo;
import org.hled.local.demo.Reporting;
import org.hled.local.fault.Fault;
import org.hled.local.publish.FilePublisher;
import org.hled.local.publish.Onboarding;
import org.hled.local.publish.Target;
import org.hled.local.rebuild.Rebuild;
import org.hled.local.stack.DataDirectory;
import org.hled.local.stack.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. {@code hled}, the script, builds what it needs and adds {@code test} and {@code bench}. */
@Command(
        name = "hled",
        description = "Running totals of a programme that many agencies carry out together, on one machine.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        footer = {"", "./hled test runs all tests (mvn verify); ./hled bench measures."})
public final class Hled {

    private static final Duration TOTALS_LIMIT = Duration.ofSeconds(120);
    private static final Duration STORY_LIMIT = Duration.ofSeconds(120);
    private static final int FAULT = 1;
    private static final int SIGNALLED = 143;
    private static final int MOST_PARTITIONS = 256;

    private final Home home;
    private final PrintStream out;

    Hled(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    public static void main(String[] args) {
        // The signs of the totals need it, whatever the locale.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Home home = new Home(Path.of(System.getProperty("hled.home", ".")));
        CommandLine commandLine = new CommandLine(new Hled(home, out)).setExecutionExceptionHandler(Hled::onException);
        System.exit(commandLine.execute(args));
    }

    @Command(
            description =
                    "Start everything, publish the catalog and reports of the HLED, and show the totals (--fast: stalls).",
            mixinStandardHelpOptions = true)
    int demo(
            @Mixin PortOptions ports,
            @Option(
                            names = "--fast",
                            description = "show stalls and alerts instead, by a catalog with cadences of seconds")
                    boolean fast,
            @Option(names = "--once", description = "end when all was shown, instead of running on") boolean once) {
        home.checkBuilt();
        ports.requireFree();
        DataDirectory data = DataDirectory.temporary();
        try (RunningStack stack = new RunningStack(data, ports.config(home, data.path()), out)) {
            stack.start();
            if (fast) {
                showStalls(ports.target(), stack, once);
            } else {
                showTotals(ports.target(), stack, once);
            }
        }
        return 0;
    }

    private void showTotals(Target target, RunningStack stack, boolean once) {
        new Demo(publisher(target), stack.api().url(), out, stack::isStopping)
                .run(home.catalog(), home.reports(), TOTALS_LIMIT);
        end(stack, once);
    }

    private void showStalls(Target target, RunningStack stack, boolean once) {
        publisher(target).publish(home.fastCatalog());
        // Reports come for as long as it runs: without them all would stall.
        try (Reporting reporting = Reporting.start(target, home.fastReports())) {
            new FastDemo(reporting, Cast.OF_THE_CATALOG, stack.api().url(), out, stack::isStopping).run(STORY_LIMIT);
            end(stack, once);
        }
    }

    private static void end(RunningStack stack, boolean once) {
        if (!once) {
            stack.sayWhereToLook();
            stack.runOn();
        }
    }

    @Command(description = "Start everything, empty and lasting, and run on.", mixinStandardHelpOptions = true)
    int up(
            @Mixin PortOptions ports,
            @Option(names = "--data", description = "where to keep the data (default: .hled in the project)")
                    Path path) {
        home.checkBuilt();
        ports.requireFree();
        DataDirectory data = DataDirectory.open(path == null ? home.data() : path.toAbsolutePath());
        try (RunningStack stack = new RunningStack(data, ports.config(home, data.path()), out)) {
            stack.start();
            stack.sayWhereToLook();
            stack.runOn();
        }
        return 0;
    }

    @Command(
            description = "Publish catalogs (.yaml) and reports (.csv, .ndjson) to a running stack.",
            mixinStandardHelpOptions = true)
    int publish(
            @Mixin PortOptions ports,
            @Mixin ClusterOptions cluster,
            @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files) {
        FilePublisher publisher = publisher(cluster.target(ports));
        files.forEach(publisher::publish);
        return 0;
    }

    @Command(
            description = "Make the topics that one agency alone writes to, and register their schemas.",
            mixinStandardHelpOptions = true)
    int onboard(
            @Mixin PortOptions ports, @Mixin ClusterOptions cluster, @Parameters(paramLabel = "AGENCY") String agency) {
        new Onboarding(cluster.target(ports)).onboard(agency).forEach(topic -> out.println(topic.name()));
        return 0;
    }

    @Command(
            description =
                    "Rebuild all totals from the input topics, beside those that are served, and follow it to the end.",
            mixinStandardHelpOptions = true)
    int rebuild(
            @Mixin PortOptions ports,
            @Mixin ClusterOptions cluster,
            @Option(
                            names = "--partitions",
                            paramLabel = "N",
                            description = "partitions of the line of reports, and so tasks of the Ledger, 1 to "
                                    + MOST_PARTITIONS + " (default: as many as now)")
                    Integer partitions) {
        if (partitions != null && (partitions < 1 || partitions > MOST_PARTITIONS)) {
            throw new Fault("--partitions must be 1 to %d, and is %d".formatted(MOST_PARTITIONS, partitions));
        }
        new Rebuild(cluster.target(ports), out, isTerminal())
                .run(partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions));
        return 0;
    }

    private FilePublisher publisher(Target target) {
        return new FilePublisher(target, out, isTerminal());
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static int onException(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        switch (e) {
            case Fault fault -> {
                commandLine.getErr().println("hled: " + fault.getMessage());
                return FAULT;
            }
            // A signal is ending this process.
            case CancellationException cancelled -> {
                return SIGNALLED;
            }
            default -> throw e;
        }
    }
}
