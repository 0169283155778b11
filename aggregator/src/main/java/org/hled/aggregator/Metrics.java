package org.hled.aggregator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.wire.RegistryStatus;

/** What Prometheus is told. */
final class Metrics {

    private static final double MILLIS = 1_000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Metrics() {
        registry.config()
                // Those of single stores differ in their tags, which Prometheus does not take; ours are below.
                .meterFilter(MeterFilter.denyNameStartsWith("kafka.stream.state"))
                // Kafka's consumer adds up the bytes of a batch as an int. One that unpacks to more than 2 GiB, which
                // anybody can send, makes the sum negative, and with a negative counter nothing is told at all.
                .meterFilter(MeterFilter.denyNameStartsWith("kafka.consumer.fetch.manager.bytes.consumed"));
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    void bindProcess(Readiness readiness, RegistryStatus schemas) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        Gauge.builder("hled.ready", readiness, r -> r.now().isReady() ? 1 : 0)
                .description("1 if the aggregator does its work, else 0")
                .register(registry);
        Gauge.builder("hled.registry.silent", schemas, s -> s.silentSince().isPresent() ? 1 : 0)
                .description("1 while the schema registry does not answer, else 0")
                .register(registry);
    }

    /** Kafka's own metrics of an application. Gives what takes them out again. */
    Runnable bindStreams(KafkaStreams application) {
        KafkaStreamsMetrics bound = new KafkaStreamsMetrics(application);
        bound.bindTo(registry);
        return bound::close;
    }

    /** Kafka's own metrics of the clients of an Intake. Gives what takes them out again. */
    Runnable bindClients(Consumer<?, ?> consumer, Producer<?, ?> producer) {
        var bound = List.of(new KafkaClientMetrics(consumer), new KafkaClientMetrics(producer));
        bound.forEach(client -> client.bindTo(registry));
        return () -> bound.forEach(KafkaClientMetrics::close);
    }

    /** Of the input topics. */
    void bindInputs(InputWatch inputs) {
        Gauge.builder("hled.input.topics.wrong", inputs, InputWatch::wrong)
                .description(
                        "Input topics that are not kept as the totals need it: their records may be lost. NaN where it cannot be seen")
                .register(registry);
    }

    /**
     * Of generations, and the records of the current one by outcome: consumed = accepted + duplicate + superseded + rejected.
     */
    void bindRoads(Roads roads) {
        Gauge.builder("hled.generation", roads, Roads::current)
                .description("The generation that the totals are made of")
                .register(registry);
        Gauge.builder(
                        "hled.rebuild.generation",
                        roads,
                        r -> r.building().map(RunningRoad::number).orElse(0))
                .description("The generation that is being built; 0 if none is")
                .register(registry);
        Gauge.builder(
                        "hled.rebuild.lag.records",
                        roads,
                        r -> r.building().map(road -> road.pulse().behind()).orElse(0L))
                .description("Records that the Intake of the generation that is being built has yet to read")
                .register(registry);
        Gauge.builder(
                        "hled.rebuild.as.of.seconds",
                        roads,
                        r -> r.building()
                                .map(road -> road.pulse().told() / MILLIS)
                                .orElse(0.0))
                .description("As of when the generation that is being built has read, since 1970-01-01T00:00:00Z")
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder(
                            "hled.records",
                            roads,
                            r -> r.currentLedger()
                                    .map(ledger -> count(ledger, outcome))
                                    .orElse(0.0))
                    .description(
                            "Records by outcome, of the current generation and the partitions that this instance has")
                    .tag("outcome", outcome.id())
                    .register(registry);
        }
    }

    /** Adds up what the tasks of this instance have counted; 0 while they are being moved, and where they have ended. */
    private static double count(KafkaStreams ledger, Outcome outcome) {
        try {
            var store = ledger.store(StoreQueryParameters.fromNameAndType(
                    LedgerTopology.OUTCOMES_STORE, QueryableStoreTypes.<String, Long>keyValueStore()));
            long sum = 0;
            try (var counts = store.all()) {
                while (counts.hasNext()) {
                    var next = counts.next();
                    sum += next.key.equals(outcome.id()) ? next.value : 0;
                }
            }
            return sum;
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return 0;
        }
    }
}
