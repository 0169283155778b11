package org.hled.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.hled.bench.engine.EngineConfig;
import org.hled.bench.engine.Signals;
import org.hled.bench.workload.Oracle;
import org.hled.bench.workload.Sum;
import org.hled.bench.workload.Workload;
import org.hled.local.fault.Fault;
import org.hled.local.stack.Ports;

/**
 * Runs one engine over the input that is there, and measures how long it takes until its answer is right. The clock is the
 * benchmark's; the answer is read from the broker, as far as it is committed.
 */
public final class EngineRun {

    /** An answer that was right must still be right so long after: past another commit, but of Flink, whose next may come later. */
    private static final Duration STANDS = Duration.ofMillis(1_200);

    private static final Duration LEAST_LIMIT = Duration.ofMinutes(3);
    private static final long SLOWEST_RATE = 10_000;
    private static final String PREFIX = "bench-";
    private static final int ONE = 1;

    private final Rig rig;
    private final Workload workload;
    private final Map<String, Sum> leaves;
    private final Map<String, Sum> figures;

    /**
     * @param rig where the input is
     * @param workload what the input is
     * @param oracle what must come of it
     */
    public EngineRun(Rig rig, Workload workload, Oracle oracle) {
        this.rig = rig;
        this.workload = workload;
        this.leaves = oracle.leaves();
        this.figures = oracle.figures();
    }

    /**
     * Runs it once, and leaves nothing of it behind.
     *
     * @param run number of the run
     * @param progress told how much of the answer is there, from 0 to 1
     * @throws Fault if the answer is wrong, or does not come
     */
    public Measurement measure(Engine engine, int run, DoubleConsumer progress) {
        String name = PREFIX + engine.key().replace('_', '-') + "-" + run;
        Path directory = rig.directory(name);
        try {
            return engine.isOurs()
                    ? measureOurs(engine, name, directory, progress)
                    : measureOther(engine, name, directory, progress);
        } finally {
            rig.remove(directory);
        }
    }

    private Measurement measureOurs(Engine engine, String name, Path directory, DoubleConsumer progress) {
        int instances = engine == Engine.OURS_TWO ? 2 : 1;
        Commands commands = new Commands(rig);
        List<EngineProcess> processes = new ArrayList<>();
        try (AnswerReader reader = AnswerReader.ofProduct(rig.stack().bootstrapServers(), rig.registry());
                GroupWatch watch = new GroupWatch(rig.broker(), Product.INTAKE_GROUP, () -> false)) {
            for (int i = 0; i < instances; i++) {
                String instance = name + "-" + i;
                Path state = directory.resolve(instance);
                processes.add(commands.startAggregator(instance, Ports.free(), state, engine.settings()));
            }
            return untilRight(processes, reader, new Answer(figures), progress, watch);
        } finally {
            processes.forEach(EngineProcess::close);
            rig.broker().forgetProduct();
        }
    }

    private Measurement measureOther(Engine engine, String name, Path directory, DoubleConsumer progress) {
        EngineConfig config = new EngineConfig(
                engine.key(),
                rig.stack().bootstrapServers(),
                rig.stack().registryUrl(),
                name,
                directory,
                workload.records(),
                workload.initiatives(),
                rig.threads());
        Map<String, Integer> topics = new HashMap<>(Map.of(name, ONE));
        if (engine == Engine.D) {
            topics.put(config.changelog(), rig.threads());
        }
        if (engine.isPeer()) {
            topics.put(config.cube(), ONE);
            topics.put(config.rejections(), ONE);
        }
        rig.broker().create(topics);
        try (EngineProcess process = new Commands(rig).start(engine, config)) {
            if (!engine.hasAnswer()) {
                return untilDone(process);
            }
            try (AnswerReader reader = engine.isPeer()
                            ? AnswerReader.ofPeer(config, rig.registry())
                            : AnswerReader.ofSums(config.bootstrapServers(), config.output());
                    GroupWatch watch = new GroupWatch(rig.broker(), name, () -> process.at(Signals.READING) != 0)) {
                Answer answer = new Answer(engine.isPeer() ? figures : leaves);
                return untilRight(List.of(process), reader, answer, progress, watch);
            }
        } finally {
            rig.broker().forget(name);
        }
    }

    private Measurement untilDone(EngineProcess process) {
        Deadline deadline = deadline();
        while (process.at(Signals.DONE) == 0) {
            process.requireAlive();
            deadline.check(() -> "it has not read all");
            Deadline.pause();
        }
        return new Measurement(
                workload.records(),
                Duration.ofNanos(process.at(Signals.DONE) - process.started()),
                Duration.ofNanos(process.at(Signals.DONE) - process.at(Signals.READING)),
                process.processorTime(),
                process.processorTime());
    }

    private Measurement untilRight(
            List<EngineProcess> processes,
            AnswerReader reader,
            Answer answer,
            DoubleConsumer progress,
            GroupWatch watch) {
        Deadline deadline = deadline();
        EngineProcess first = processes.getFirst();
        Duration processor = Duration.ZERO;
        Duration starting = Duration.ZERO;
        while (!answer.isRight()) {
            reader.poll(answer);
            progress.accept(answer.share());
            processes.forEach(EngineProcess::requireAlive);
            processor = processorTime(processes, processor);
            if (readingAt(first, watch) == 0) {
                starting = processor;
            }
            deadline.check(answer::fault);
        }
        long right = System.nanoTime();
        processor = processorTime(processes, processor);
        requireThatItStands(reader, answer);
        long reading = readingAt(first, watch);
        if (reading == 0) {
            throw new Fault("nobody has seen when it began to read");
        }
        return new Measurement(
                workload.records(),
                Duration.ofNanos(right - first.started()),
                Duration.ofNanos(right - reading),
                processor,
                processor.minus(starting));
    }

    /** When it had its partitions: as it says itself, or as the broker does; 0 if it has not yet. */
    private static long readingAt(EngineProcess process, GroupWatch watch) {
        long said = process.at(Signals.READING);
        return said == 0 ? watch.stableAt() : said;
    }

    private static void requireThatItStands(AnswerReader reader, Answer answer) {
        long until = System.nanoTime() + STANDS.toNanos();
        while (System.nanoTime() < until) {
            reader.poll(answer);
        }
        if (!answer.isRight()) {
            throw new Fault("the answer was right and is so no longer: " + answer.fault());
        }
    }

    /** Of all of them; of those that have ended nothing is known any more. */
    private static Duration processorTime(List<EngineProcess> processes, Duration before) {
        Duration now = processes.stream().map(EngineProcess::processorTime).reduce(Duration.ZERO, Duration::plus);
        return now.compareTo(before) < 0 ? before : now;
    }

    private Deadline deadline() {
        Duration byRate = Duration.ofSeconds(workload.records() / SLOWEST_RATE);
        return new Deadline(byRate.compareTo(LEAST_LIMIT) > 0 ? byRate : LEAST_LIMIT);
    }
}
