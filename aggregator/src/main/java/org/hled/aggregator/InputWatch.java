package org.hled.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hled.schemas.topic.InputFindings;
import org.hled.schemas.topic.TopicFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether all input topics are kept as the totals need it: agencies' own are made while the aggregator runs, and
 * settings change. A wrong one stops nobody: its records are read while they are there, and others are none the worse for it. But it is
 * the record of truth, so it must be said before anything is gone; and that nothing is wrong is said only where it was seen.
 */
final class InputWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputWatch.class);

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** So long after all of them were seen it is taken for true. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Inputs inputs;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("inputs").daemon().factory());
    private volatile List<TopicFault> faults = List.of();

    /** Why some, or all, could not be seen at the last look. */
    private volatile List<String> obstacles = List.of();

    private volatile Instant sawAll = Instant.MIN;

    /** The input topics that there are. */
    @FunctionalInterface
    interface Inputs {

        /** What is wrong with them. */
        InputFindings findings() throws ExecutionException, InterruptedException;
    }

    InputWatch(Inputs inputs, InstantSource clock) {
        this.inputs = inputs;
        this.clock = clock;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks once. Of what cannot be seen, what was found before stands. */
    void look() {
        try {
            take(inputs.findings());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            hindered(List.of("the input topics cannot be looked at: " + kind(e.getCause())));
        } catch (RuntimeException e) {
            hindered(List.of("the input topics cannot be looked at: " + kind(e)));
        }
    }

    /** Messages may differ each time, and what stays the same is told once. */
    private static String kind(Throwable fault) {
        return fault.getClass().getSimpleName();
    }

    private void take(InputFindings found) {
        List<TopicFault> known = Stream.concat(
                        faults.stream().filter(fault -> found.unseen().containsKey(fault.topic())),
                        found.faults().stream())
                .toList();
        if (!known.equals(faults)) {
            LOG.warn(
                    "input topics that are not as they must be: {}",
                    known.isEmpty() ? "none any more" : String.join("; ", texts(known)));
        }
        faults = known;
        hindered(found.unseen().entrySet().stream()
                .map(topic -> "%s cannot be looked at: %s".formatted(topic.getKey(), topic.getValue()))
                .toList());
        if (found.unseen().isEmpty()) {
            sawAll = clock.instant();
        }
    }

    private void hindered(List<String> now) {
        if (!now.equals(obstacles)) {
            LOG.warn("{}", now.isEmpty() ? "all input topics can be looked at again" : String.join("; ", now));
        }
        obstacles = now;
    }

    private static List<String> texts(List<TopicFault> faults) {
        return faults.stream().map(TopicFault::text).toList();
    }

    /** What was found last, and what could not be seen, for people. */
    List<String> remarks() {
        return Stream.concat(texts(faults).stream(), obstacles.stream()).toList();
    }

    /** How many topics something is wrong with; not a number where that is none, as far as is known, and not all were seen lately. */
    double wrong() {
        long wrong = faults.stream().map(TopicFault::topic).distinct().count();
        boolean known = wrong > 0 || !sawAll.plus(PATIENCE).isBefore(clock.instant());
        return known ? wrong : Double.NaN;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
