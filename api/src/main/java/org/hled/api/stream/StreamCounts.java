package org.hled.api.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** What the streams do, for Prometheus. */
@Singleton
final class StreamCounts {

    private final MeterRegistry registry;
    private final Map<String, Counter> events;
    private final Counter coalesced;
    private final Counter cut;

    StreamCounts(MeterRegistry registry) {
        this.registry = registry;
        this.events = List.of("snapshot", "total", "status", "heartbeat").stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        type -> Counter.builder("hled.stream.events")
                                .tag("type", type)
                                .description("Events sent, by type; each client counts by itself")
                                .register(registry)));
        this.coalesced = Counter.builder("hled.stream.coalesced")
                .description("Events that a client was too slow for: one with the latest values took their place")
                .register(registry);
        this.cut = Counter.builder("hled.stream.cut")
                .description("Streams cut because their clients took nothing any more")
                .register(registry);
    }

    /** Tells how many streams are open, whenever that is asked. */
    void openStreams(IntSupplier open) {
        Gauge.builder("hled.stream.clients", open, IntSupplier::getAsInt)
                .description("Open streams")
                // Nobody else keeps hold of the supplier.
                .strongReference(true)
                .register(registry);
    }

    /** An event was sent to a client. */
    void sent(Events event) {
        events.get(event.type()).increment();
    }

    /** A client got one event instead of so many more. */
    void coalesced(long count) {
        coalesced.increment(count);
    }

    /** A client took nothing any more. */
    void cut() {
        cut.increment();
    }
}
