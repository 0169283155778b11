package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final Metrics metrics = new Metrics();

    @Test
    void aBatchThatUnpacksToMoreThanAnIntDoesNotHideAllMetrics() {
        AtomicLong bytes = new AtomicLong(3_000_000_000L);
        FunctionCounter.builder("kafka.consumer.fetch.manager.bytes.consumed.total", bytes, sum -> (int) sum.get())
                .register(metrics.registry());
        FunctionCounter.builder("kafka.consumer.fetch.manager.records.consumed.total", bytes, AtomicLong::get)
                .register(metrics.registry());

        assertThat(metrics.registry().scrape())
                .contains("kafka_consumer_fetch_manager_records_consumed_total 3.0E9")
                .doesNotContain("bytes_consumed");
    }
}
