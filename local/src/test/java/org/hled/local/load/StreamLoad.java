package org.hled.local.load;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.hled.local.stack.Home;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.TopicSetup;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TrustedClasses;

/**
 * Many clients of one API: what each costs in memory, and how long a change takes to reach them. Broker, registry and API are
 * real; the changes are written as the Roll-up would write them, for that writes fewer and bigger ones. Not a test: it prints
 * what it measures. Needs two open files for each client ({@code ulimit -n}).
 *
 * <p>Arguments, all optional: clients (10000), how many of them do not read (100), changes a second (100), seconds (60).
 */
public final class StreamLoad {

    private static final int INITIATIVES = 100;

    private StreamLoad() {}

    public static void main(String... args) throws Exception {
        int clients = number(args, 0, 10_000);
        int deaf = number(args, 1, 100);
        int rate = number(args, 2, 100);
        int seconds = number(args, 3, 60);
        TrustedClasses.allow();
        Path data = Files.createTempDirectory(Path.of("target"), "stream-load-");
        try (Stack stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data))) {
            stack.broker().launch();
            stack.registry().launch();
            stack.broker().awaitReady();
            stack.registry().awaitReady();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
                new TopicSetup(admin).create(Topics.all());
            }
            try (ConfluentRegistry registry = new ConfluentRegistry(stack.registryUrl())) {
                SchemaSetup.register(registry, Topics.all());
                try (PlayedRollUp rollUp = new PlayedRollUp(stack.bootstrapServers(), registry, INITIATIVES)) {
                    rollUp.begin();
                    stack.api(0).start();
                    measure(stack.api(0), rollUp, clients, deaf, rate, seconds);
                }
            }
        }
    }

    private static void measure(Part api, PlayedRollUp rollUp, int clients, int deaf, int rate, int seconds)
            throws IOException, InterruptedException {
        // What the first requests and changes load is not of the clients.
        try (ManyClients warm = new ManyClients(api.port(), INITIATIVES, 200, 0)) {
            warm.open();
            change(rollUp, rate, 5, warm);
        }
        long before = heap(api);
        System.out.printf("heap before: %.1f MiB, RSS %s%n", mib(before), rss(api));
        try (ManyClients many = new ManyClients(api.port(), INITIATIVES, clients, deaf)) {
            long start = System.nanoTime();
            many.open();
            System.out.printf(
                    "%d clients (%d do not read) have their snapshots after %.1f s%n",
                    clients, deaf, (System.nanoTime() - start) / 1e9);
            long idle = heap(api);
            System.out.printf(
                    "heap with clients: %.1f MiB, %.1f KiB a client, RSS %s%n",
                    mib(idle), (idle - before) / 1024.0 / clients, rss(api));
            change(rollUp, rate, 10, many);
            many.forget();
            change(rollUp, rate, seconds, many);
            System.out.printf("%d changes a second for %d s: %s%n", rate, seconds, many.latencies());
            System.out.printf("too slow for: %s%n", slow(api));
            long after = heap(api);
            System.out.printf(
                    "heap after: %.1f MiB, %.1f KiB a client, RSS %s%n",
                    mib(after), (after - before) / 1024.0 / clients, rss(api));
        }
        System.out.printf(
                "machine: %d processors, load %.1f%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Changes one initiative after the other, and reads what comes of it. */
    private static void change(PlayedRollUp rollUp, int rate, int seconds, ManyClients clients) throws IOException {
        long start = System.nanoTime();
        long pause = Duration.ofSeconds(1).toNanos() / rate;
        for (int i = 0; i < rate * seconds; i++) {
            long due = start + i * pause;
            while (System.nanoTime() < due) {
                clients.read(1);
            }
            rollUp.change(i % INITIATIVES);
        }
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (System.nanoTime() < end) {
            clients.read(10);
        }
    }

    /** What the API's heap holds after a collection, in bytes. */
    private static long heap(Part api) throws IOException, InterruptedException {
        jcmd(api, "GC.run");
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        jcmd(api, "GC.run");
        // The used part of all regions, in K.
        String info = jcmd(api, "GC.heap_info");
        return Long.parseLong(info.replaceFirst("(?s).*?used (\\d+)K.*", "$1")) * 1024;
    }

    /** Events for which clients were too slow, and streams that were cut for it. */
    private static String slow(Part api) throws IOException {
        URL metrics = URI.create("http://127.0.0.1:%d/prometheus".formatted(api.port()))
                .toURL();
        try (InputStream answer = metrics.openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("hled_stream_(coalesced|cut|clients).*"))
                    .collect(Collectors.joining(", "));
        }
    }

    private static String jcmd(Part api, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(api.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static String rss(Part api) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(api.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("unknown");
    }

    private static double mib(long bytes) {
        return bytes / 1024.0 / 1024;
    }

    private static int number(String[] args, int at, int otherwise) {
        return args.length > at ? Integer.parseInt(args[at]) : otherwise;
    }
}
