package org.hled.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hled.local.fault.Fault;

/**
 * The whole thing on one machine, with real parts: a broker, a schema registry, aggregators, APIs, each a process of
 * its own. Parts are started one by one or all together, and ended in the reverse order.
 */
public final class Stack implements AutoCloseable {

    private final Readiness readiness = new Readiness();
    private final PartSpecs specs;
    private final StackConfig config;
    private final int brokers;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private boolean closed;

    public Stack(StackConfig config) {
        this(config, 1);
    }

    /** @param brokers how many there are; topics have a replica on each, up to three */
    public Stack(StackConfig config, int brokers) {
        this.config = config;
        this.brokers = brokers;
        this.specs = new PartSpecs(config, readiness, brokers);
    }

    /** Kafka, or the first of its brokers: broker and controller in one. */
    public Part broker() {
        return broker(0);
    }

    /** One of the brokers; the first is number 0. */
    public Part broker(int number) {
        return broker(number, Map.of());
    }

    /**
     * A broker with settings of its own; they count when it is asked for the first time.
     *
     * @param settings as Kafka names them
     */
    public Part broker(int number, Map<String, String> settings) {
        return part("broker-" + number, () -> specs.broker(number, settings));
    }

    /** All brokers. */
    public List<Part> brokers() {
        return IntStream.range(0, brokers).mapToObj(this::broker).toList();
    }

    /** The schema registry. */
    public Part registry() {
        return part("registry", specs::registry);
    }

    /** An aggregator; the first is number 0. */
    public Part aggregator(int number) {
        return aggregator(number, Map.of());
    }

    /**
     * An aggregator with settings of its own; they count when it is asked for the first time.
     *
     * @param environment settings as variables of the environment
     */
    public Part aggregator(int number, Map<String, String> environment) {
        return part("aggregator-" + number, () -> specs.aggregator(number, environment));
    }

    /** Where this aggregator keeps its state; losing it costs a restore. */
    public Path stateDirectory(int number) {
        return specs.stateDirectory(number);
    }

    /** An API; number 0 has the port that was asked for. */
    public Part api(int number) {
        return api(number, Map.of());
    }

    /**
     * An API with settings of its own; they count when it is asked for the first time.
     *
     * @param environment settings as variables of the environment
     */
    public Part api(int number, Map<String, String> environment) {
        return part("api-" + number, () -> specs.api(number, environment));
    }

    /** All parts that were asked for so far, whether they run or not. */
    public synchronized List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** Where Kafka's clients begin. */
    public String bootstrapServers() {
        return specs.bootstrapServers();
    }

    /** Where the registry's Confluent-compatible API begins. */
    public URI registryUrl() {
        return specs.registryUrl();
    }

    /**
     * Starts the brokers and one of each other part, and waits until all are ready.
     *
     * @param onReady told of each part that has become ready
     * @throws Fault if one does not come up
     */
    public void start(Consumer<Part> onReady) {
        // Brokers and registry do not need each other; each of the others needs those before it.
        brokers().forEach(Part::launch);
        registry().launch();
        brokers().forEach(broker -> awaitReady(broker, onReady));
        awaitReady(registry(), onReady);
        aggregator(0).launch();
        awaitReady(aggregator(0), onReady);
        api(0).launch();
        awaitReady(api(0), onReady);
    }

    private static void awaitReady(Part part, Consumer<Part> onReady) {
        part.awaitReady();
        onReady.accept(part);
    }

    /**
     * Waits until a part has ended that nobody has asked to end.
     *
     * @return which, and what it said last
     */
    public Fault awaitBrokenOff() {
        List<CompletableFuture<Fault>> all = new ArrayList<>();
        synchronized (this) {
            parts.values().forEach(part -> all.add(part.brokenOff()));
        }
        return (Fault)
                CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new)).join();
    }

    /** Whether it is stopping, or has stopped. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Ends all parts, the last one first. May be called by any thread, also while another one is starting them. */
    @Override
    public void close() {
        List<Part> reversed;
        synchronized (this) {
            closed = true;
            reversed = List.copyOf(parts.values()).reversed();
        }
        reversed.forEach(Part::close);
        readiness.close();
    }

    private synchronized Part part(String key, Supplier<PartSpec> spec) {
        if (closed && !parts.containsKey(key)) {
            throw new CancellationException("the stack is stopping");
        }
        return parts.computeIfAbsent(key, k -> new Part(spec.get(), config.data()));
    }
}
