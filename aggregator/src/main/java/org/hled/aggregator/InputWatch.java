package org.hled.aggregator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hled.schemas.topic.TopicFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether all input topics are kept as the totals need it: agencies' own are made while the aggregator runs, and
 * settings change. A wrong one stops nobody: its records are read while they are there, and others are none the worse for it. But it is
 * the record of truth, so it must be said before anything is gone.
 */
final class InputWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputWatch.class);

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Inputs inputs;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("inputs").daemon().factory());
    private volatile List<TopicFault> faults = List.of();

    /** The input topics that there are. */
    @FunctionalInterface
    interface Inputs {

        /** What is wrong with them. */
        List<TopicFault> faults() throws ExecutionException, InterruptedException;
    }

    InputWatch(Inputs inputs) {
        this.inputs = inputs;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks once. Where the broker does not answer, what was found before stands. */
    void look() {
        try {
            List<TopicFault> found = inputs.faults();
            if (!found.equals(faults)) {
                LOG.warn(
                        "input topics that are not as they must be: {}",
                        found.isEmpty()
                                ? "none any more"
                                : found.stream().map(TopicFault::text).collect(Collectors.joining("; ")));
            }
            faults = found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.debug("the input topics could not be looked at: {}", e.getMessage());
        }
    }

    /** What was found last. */
    List<TopicFault> faults() {
        return faults;
    }

    /** How many topics something is wrong with. */
    long wrong() {
        return faults.stream().map(TopicFault::topic).distinct().count();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
