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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hled.bench.result.Growth;
import org.hled.bench.workload.Generator;
import org.hled.bench.workload.Oracle;
import org.hled.bench.workload.Workload;
import org.hled.local.stack.Ports;

/**
 * Lets what is stored grow, with an aggregator that runs all the while, and measures at each size what a further batch costs,
 * and how long a new process takes to be ready after the old one was killed. The totals must be right each time.
 */
public final class GrowthRun {

    private static final int BATCH = 100_000;
    private static final int OK = 200;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS = 1e9;
    private static final Duration READY_LIMIT = Duration.ofMinutes(10);

    private final Rig rig;
    private final Workload workload;
    private final TreeMap<Integer, Boolean> stops = new TreeMap<>();
    private final Consumer<Growth> onGrowth;
    private final List<Growth> growth = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private EngineProcess process;
    private int port;
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
    }

    /** Measures at all sizes. */
    public List<Growth> run() {
        Path state = rig.directory("growth");
        process = start(state, 0);
        try (AnswerReader reader = AnswerReader.ofProduct(rig.stack().bootstrapServers(), rig.registry());
                Publication.Publishing publishing = new Publication(rig).begin(workload)) {
            Oracle oracle = new Oracle(workload);
            Answer[] answer = {new Answer(Map.of())};
            int[] count = {0};
            new Generator(workload).forEach(version -> {
                oracle.see(version);
                publishing.publish(version);
                Boolean before = stops.get(++count[0]);
                if (before != null) {
                    publishing.flush();
                    answer[0] = answer[0].expecting(oracle.figures());
                    awaitRight(reader, answer[0]);
                    stop(before, count[0], state);
                }
            });
        } finally {
            process.close();
            http.close();
        }
        return growth;
    }

    /** At the beginning of a batch its time is noted, and at the end it is measured. */
    private void stop(boolean before, int count, Path state) {
        if (before) {
            processorBefore = process.processorTime();
            return;
        }
        long spent = process.processorTime().minus(processorBefore).toNanos();
        long bytes = size(state);
        process.kill();
        process = start(state, count);
        awaitReady();
        Growth one = new Growth(
                count - BATCH, spent / NANOS_PER_MICRO / BATCH, (System.nanoTime() - process.started()) / NANOS, bytes);
        growth.add(one);
        onGrowth.accept(one);
    }

    private EngineProcess start(Path state, int run) {
        port = Ports.free();
        return new Commands(rig).startAggregator("growth-" + run, port, state, Map.of());
    }

    private void awaitRight(AnswerReader reader, Answer answer) {
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
