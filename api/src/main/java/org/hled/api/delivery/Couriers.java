package org.hled.api.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hled.api.delivery.sink.Poster;
import org.hled.api.delivery.sink.Sinks;
import org.hled.api.kafka.GroupConsumers;
import org.hled.schemas.wire.SchemaRegistry;

/** A courier for each sink that is configured. */
@Singleton
final class Couriers implements ApplicationEventListener<ServerStartupEvent> {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final Poster poster = new Poster();
    private final List<Courier> couriers;

    Couriers(
            Sinks sinks,
            GroupConsumers consumers,
            SchemaRegistry registry,
            Optional<OpenAlerts> statuses,
            MeterRegistry meterRegistry,
            ObjectMapper json) {
        Time time = Time.ofTheMachine();
        Backoff backoff = new Backoff(RandomGenerator.getDefault());
        this.couriers = sinks.create().stream()
                .map(sink -> {
                    SinkMeters meters = new SinkMeters(meterRegistry, sink.name());
                    return new Courier(
                            sink.name(),
                            consumers,
                            consumer -> new Round(
                                    consumer,
                                    sink,
                                    new AlertReader(registry),
                                    statuses,
                                    new Attempts(sink, poster, time, backoff, meters),
                                    time,
                                    json,
                                    meters),
                            meters,
                            AFTER_A_FAULT,
                            time);
                })
                .toList();
    }

    /** Begins once the port is ours. */
    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        couriers.forEach(Courier::start);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        couriers.forEach(Courier::end);
        for (Courier courier : couriers) {
            courier.awaitEnd();
        }
        poster.close();
    }
}
