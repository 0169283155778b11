package org.hled.aggregator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.wire.RegistryStatus;

/** What Prometheus is told. */
final class Metrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    PrometheusMeterRegistry registry() {
        return registry;
    }

    void bindProcess(Readiness readiness, RegistryStatus schemas) {
        // Those of single stores differ in their tags, which Prometheus does not take; ours are below.
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("kafka.stream.state"));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        Gauge.builder("hled.ready", readiness, r -> r.now().isReady() ? 1 : 0)
                .description("1 if the aggregator does its work, else 0")
                .register(registry);
        Gauge.builder("hled.registry.silent", schemas, s -> s.silentSince().isPresent() ? 1 : 0)
                .description("1 while the schema registry does not answer, else 0")
                .register(registry);
    }

    /** Kafka's own metrics of an application. */
    void bindStreams(KafkaStreams application) {
        new KafkaStreamsMetrics(application).bindTo(registry);
    }

    /** The records by outcome: consumed = accepted + duplicate + superseded + rejected. */
    void bindOutcomes(KafkaStreams ledger) {
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder("hled.records", ledger, streams -> count(streams, outcome))
                    .description("Records by outcome, of the partitions that this instance has")
                    .tag("outcome", outcome.id())
                    .register(registry);
        }
    }

    /** Adds up what the tasks of this instance have counted; 0 while they are being moved. */
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
        } catch (InvalidStateStoreException e) {
            return 0;
        }
    }
}
