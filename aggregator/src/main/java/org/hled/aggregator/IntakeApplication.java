package org.hled.aggregator;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hled.aggregator.intake.IntakeLoop;
import org.hled.aggregator.wire.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An Intake, on so many threads as are configured. */
final class IntakeApplication implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeApplication.class);

    private final String name;
    private final String instance;
    private final AggregatorConfig config;
    private final Metrics metrics;
    private final Function<IntakeClients, IntakeLoop> loops;
    private final Backoff.Sleeper sleeper;
    private volatile List<IntakeThread> threads = List.of();

    /**
     * Not started yet.
     *
     * @param name also of its group
     * @param instance id of this process
     * @param loops makes an Intake of a thread's clients
     * @param sleeper how threads wait for brokers
     */
    IntakeApplication(
            String name,
            String instance,
            AggregatorConfig config,
            Metrics metrics,
            Function<IntakeClients, IntakeLoop> loops,
            Backoff.Sleeper sleeper) {
        this.name = name;
        this.instance = instance;
        this.config = config;
        this.metrics = metrics;
        this.loops = loops;
        this.sleeper = sleeper;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(Runnable onEnd) {
        LOG.info("{} is started", name);
        threads = IntStream.range(0, config.threads())
                .mapToObj(number -> thread(number, onEnd))
                .toList();
    }

    private IntakeThread thread(int number, Runnable onEnd) {
        String id = "%s-%s-%d".formatted(name, instance, number);
        return new IntakeThread(id, () -> IntakeClients.open(name, id, config, metrics), loops, sleeper, onEnd);
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty() && threads.stream().allMatch(IntakeThread::isAssigned);
    }

    /** One thread that has ended is enough: nobody would read its partitions soon. */
    @Override
    public boolean hasEnded() {
        return threads.stream().anyMatch(thread -> !thread.isAlive());
    }

    @Override
    public String state() {
        return hasEnded() ? "ENDED" : isRunning() ? "RUNNING" : "STARTING";
    }

    @Override
    public boolean stop(Duration limit) {
        threads.forEach(IntakeThread::stop);
        try {
            boolean all = true;
            for (IntakeThread thread : threads) {
                all &= thread.awaitEnd(limit);
            }
            LOG.info("{} has ended", name);
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
