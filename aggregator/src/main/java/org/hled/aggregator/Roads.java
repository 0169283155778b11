package org.hled.aggregator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets this process work for the generations that there are: starts what is being built beside what is current, stops what is
 * retired, and clears it away. Each process does so by what {@code hled.generations} says; none is in charge. One thread
 * looks; others may ask.
 */
final class Roads implements AutoCloseable {

    /** How often to look. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Roads.class);

    private final GenerationLog topic;
    private final BiFunction<Generation, BooleanSupplier, RunningRoad> starter;
    private final Retirement retirement;
    private final Lifecycle lifecycle;
    private final Map<Integer, RunningRoad> running = new ConcurrentHashMap<>();
    private final Set<Integer> cleared = new HashSet<>();
    private volatile Generations generations = Generations.NONE;
    private boolean failing;

    /** @param starter starts the road of a generation, told how to ask whether the totals depend on it */
    Roads(
            GenerationLog topic,
            BiFunction<Generation, BooleanSupplier, RunningRoad> starter,
            Retirement retirement,
            Lifecycle lifecycle) {
        this.topic = topic;
        this.starter = starter;
        this.retirement = retirement;
        this.lifecycle = lifecycle;
    }

    /** Starts what is current, by what was read of generations already; what is being built is found by the next look. */
    void start(Generations known) {
        generations = known;
        start(known.current());
    }

    /** Looks what has become of the generations, and does what is to be done. What fails is tried again by the next look. */
    void look() throws InterruptedException {
        try {
            generations = topic.read();
            follow();
            failing = false;
        } catch (ExecutionException | RuntimeException e) {
            // The totals do not depend on it: what runs goes on.
            if (!failing) {
                LOG.warn("generations cannot be followed; trying on: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private void follow() throws ExecutionException, InterruptedException {
        List<Integer> live = live().stream().map(Generation::getNumber).toList();
        for (RunningRoad road : List.copyOf(running.values())) {
            if (!live.contains(road.number())) {
                LOG.info("generation {} is stopped", road.number());
                running.remove(road.number());
                road.stop(lifecycle);
            }
        }
        live().forEach(this::start);
        for (Generation retired : generations.retired()) {
            if (!cleared.contains(retired.getNumber()) && retirement.clear(retired)) {
                cleared.add(retired.getNumber());
            }
        }
    }

    private void start(Generation generation) {
        int number = generation.getNumber();
        if (!running.containsKey(number) && !lifecycle.wasToldToStop()) {
            LOG.info("generation {} is {}, and started", number, generation.getPhase());
            running.put(number, starter.apply(generation, () -> current() == number));
        }
    }

    private List<Generation> live() {
        return Stream.concat(
                        Stream.of(generations.current()),
                        generations.building().filter(building -> building.getNumber() > current()).stream())
                .toList();
    }

    /** The number of the generation that counts. */
    int current() {
        return generations.current().getNumber();
    }

    /** The Ledger of the generation that counts; empty until it is started here. */
    Optional<KafkaStreams> currentLedger() {
        return Optional.ofNullable(running.get(current()))
                .map(road -> road.ledger().streams());
    }

    /** What is being built here. */
    Optional<RunningRoad> building() {
        return running.values().stream()
                .filter(road -> road.number() > current())
                .findFirst();
    }

    /** Our own lines, as of now. */
    List<Purge.Line> lines() {
        List<Purge.Line> lines = new ArrayList<>();
        running.values().forEach(road -> lines.add(road.line()));
        lines.add(new Purge.Line(Topics.PARTIALS.name(), Road.ROLL_UP));
        return lines;
    }

    /** Stops the pulses; the applications are the lifecycle's to stop. */
    @Override
    public void close() {
        running.values().forEach(road -> road.pulse().close());
    }
}
