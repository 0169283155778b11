package org.hled.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.bench.result.Growth;
import org.hled.bench.workload.Generator;
import org.hled.bench.workload.Oracle;
import org.hled.bench.workload.Workload;
import org.hled.local.stack.Ports;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/**
 * Lets what is stored grow, with an aggregator that runs all the while, and measures at each size what a further batch costs,
 * how much of the heap is in use then, and how long a new process takes to be ready after the old one was stopped, and was
 * killed. The figures must be right each time.
 */
public final class GrowthRun {

    private static final int BATCH = 100_000;

    /** A process that has read fewer records than this is cold: what is stored is published to it again before a batch. */
    private static final int WARM = 500_000;

    private static final Set<String> INPUTS =
            Topics.inputs().stream().map(Topic::name).collect(Collectors.toSet());

    private static final int OK = 200;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS = 1e9;
    private static final Duration READY_LIMIT = Duration.ofMinutes(10);

    private final Rig rig;
    private final Workload workload;
    private final Generator generator;
    private final Oracle oracle;
    private final TreeMap<Integer, Boolean> stops = new TreeMap<>();
    private final Consumer<Growth> onGrowth;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path state;
    private Answer answer = new Answer(Map.of());
    private EngineProcess process;
    private int port;
    private int published;
    private long sent;
    private int starts;
    private int readByProcess;
    private long emptyHeap;
    private Duration processorBefore;

    /**
     * @param rig with empty topics
     * @param sizes records stored at which to measure, ascending
     * @param like its leaves, spread and seed are taken
     * @param onGrowth told of each result
     */
    public GrowthRun(Rig rig, List<Integer> sizes, Workload like, Consumer<Growth> onGrowth) {
        this.rig = rig;
        this.onGrowth = onGrowth;
        for (int size : sizes) {
            stops.put(size, true);
            stops.put(size + BATCH, false);
        }
        this.workload = new Workload(stops.lastKey(), like.leaves(), like.spread(), like.seed());
        this.generator = new Generator(workload);
        this.oracle = new Oracle(workload);
        this.state = rig.directory("growth");
    }

    /** Measures at all sizes. */
    public void run() {
        start();
        awaitReady();
        emptyHeap = LiveHeap.bytes(process.id());
        try (AnswerReader reader = AnswerReader.ofProduct(rig.stack().bootstrapServers(), rig.registry());
                Publication.Publishing publishing = new Publication(rig).begin(workload)) {
            generator.forEach(version -> {
                oracle.see(version);
                publishing.publish(version);
                published++;
                sent++;
                readByProcess++;
                Boolean begins = stops.get(published);
                if (begins != null) {
                    awaitRight(publishing, reader);
                    if (begins) {
                        warmUp(publishing, reader);
                        processorBefore = process.processorTime();
                    } else {
                        measure();
                    }
                }
            });
        } finally {
            process.close();
            http.close();
        }
    }

    /** Publishes again what is stored, which changes no figure but that of rejections. */
    private void warmUp(Publication.Publishing publishing, AnswerReader reader) {
        while (readByProcess < WARM) {
            int again = Math.min(published, WARM - readByProcess);
            new Generator(new Workload(again, workload.leaves(), workload.spread(), workload.seed()))
                    .forEach(version -> {
                        oracle.see(version);
                        publishing.publish(version);
                    });
            readByProcess += again;
            sent += again;
            awaitRight(publishing, reader);
        }
    }

    /** At the end of a batch: what it has cost, and what new processes take. */
    private void measure() {
        long spent = process.processorTime().minus(processorBefore).toNanos();
        long heap = LiveHeap.bytes(process.id()) - emptyHeap;
        long bytes = size(state);
        long input = rig.broker().bytes(INPUTS::contains);
        long log = rig.broker().bytes(topic -> topic.startsWith(Product.LEDGER_LOG));
        process.close();
        double ready = startUntilReady();
        process.kill();
        double readyAfterKill = startUntilReady();
        onGrowth.accept(new Growth(
                published - BATCH,
                spent / NANOS_PER_MICRO / BATCH,
                ready,
                readyAfterKill,
                bytes,
                (double) input / sent,
                (double) log / published,
                (double) heap / generator.reports()));
    }

    /** How long it took, in seconds. */
    private double startUntilReady() {
        start();
        awaitReady();
        return (System.nanoTime() - process.started()) / NANOS;
    }

    private void start() {
        port = Ports.free();
        readByProcess = 0;
        process = new Commands(rig).startAggregator("growth-" + ++starts, port, state, Map.of());
    }

    private void awaitRight(Publication.Publishing publishing, AnswerReader reader) {
        publishing.flush();
        answer = answer.expecting(oracle.figures());
        Deadline deadline = new Deadline(READY_LIMIT);
        while (!answer.isRight()) {
            reader.poll(answer);
            process.requireAlive();
            deadline.check(answer::fault);
        }
    }

    private void awaitReady() {
        Deadline deadline = new Deadline(READY_LIMIT);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health/readiness".formatted(port)))
                .timeout(Duration.ofSeconds(2))
                .build();
        while (!answers(request)) {
            process.requireAlive();
            deadline.check(() -> "the aggregator is not ready");
            Deadline.pause();
        }
    }

    private boolean answers(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static long size(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
