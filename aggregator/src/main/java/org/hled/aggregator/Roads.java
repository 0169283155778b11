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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
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
    private final BiFunction<Generation, Supplier<Need>, RunningRoad> starter;
    private final Retirement retirement;
    private final Lifecycle lifecycle;
    private final Map<Integer, RunningRoad> running = new ConcurrentHashMap<>();
    private final Set<Integer> cleared = new HashSet<>();

    /** Why some cannot be started. */
    private final Map<Integer, String> failed = new ConcurrentHashMap<>();

    private volatile Generations generations = Generations.NONE;
    private boolean failing;

    /** @param starter starts the road of a generation, told how to ask what depends on it */
    Roads(
            GenerationLog topic,
            BiFunction<Generation, Supplier<Need>, RunningRoad> starter,
            Retirement retirement,
            Lifecycle lifecycle) {
        this.topic = topic;
        this.starter = starter;
        this.retirement = retirement;
        this.lifecycle = lifecycle;
    }

    /**
     * Starts what is current, by what was read of generations already; what is being built is found by the next look.
     *
     * @throws KafkaException where it cannot be started, and nothing takes its place
     */
    void start(Generations known) {
        generations = known;
        start(known.current());
        if (need(current()) == Need.ALL && failed.containsKey(current())) {
            throw new KafkaException(failed.get(current()));
        }
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
        if (running.containsKey(number) || lifecycle.wasToldToStop()) {
            return;
        }
        try {
            running.put(number, starter.apply(generation, () -> need(number)));
            failed.remove(number);
            LOG.info("generation {} is {}, and started", number, generation.getPhase());
        } catch (KafkaException e) {
            if (failed.put(number, e.getMessage()) == null) {
                LOG.warn("generation {} cannot be started; trying on: {}", number, e.getMessage());
            }
        }
    }

    private List<Generation> live() {
        return Stream.concat(Stream.of(generations.current()), next().stream()).toList();
    }

    /** What is being built, wherever that is. */
    private Optional<Generation> next() {
        return generations.building().filter(building -> building.getNumber() > current());
    }

    /**
     * What depends on a generation. Nobody has to end because the current one has stopped while another is built: that may be why it is
     * built. From then on all depends on that other one: where both have stopped here, only a new beginning helps.
     */
    private Need need(int number) {
        Optional<Integer> next = next().map(Generation::getNumber);
        if (number == current()) {
            return next.filter(other -> !hasStopped(other)).isPresent() ? Need.UNTIL_REPLACED : Need.ALL;
        }
        return next.filter(other -> other == number).isPresent() && hasStopped(current()) ? Need.ALL : Need.NOTHING;
    }

    private boolean hasStopped(int number) {
        return failed.containsKey(number)
                || Optional.ofNullable(running.get(number))
                        .filter(RunningRoad::hasEnded)
                        .isPresent();
    }

    /** Why the generation that counts is not worked for here, for people; empty if it is, as far as is known. */
    Optional<String> obstacle() {
        int number = current();
        String successor = next().map(
                        next -> "; generation %d takes its place when it is built".formatted(next.getNumber()))
                .orElse("");
        return hasStopped(number)
                ? Optional.of("generation %d, which is counted, has stopped here: %s%s"
                        .formatted(
                                number,
                                failed.getOrDefault(number, "the log says why, and a restart tries again"),
                                successor))
                : Optional.empty();
    }

    /** The number of the generation that counts. */
    int current() {
        return generations.current().getNumber();
    }

    /** The Ledger of the generation that counts; empty until it is started here. */
    Optional<KafkaStreams> currentLedger() {
        return Optional.ofNullable(running.get(current())).map(RunningRoad::streams);
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
