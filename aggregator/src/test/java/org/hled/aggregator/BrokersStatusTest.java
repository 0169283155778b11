package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.aggregator.intake.HeldBackStatus;
import org.hled.aggregator.wire.RegistryStatus;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class BrokersStatusTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final BrokersStatus brokers = new BrokersStatus(now::get);
    private final Lifecycle lifecycle = new Lifecycle();

    @Test
    void anAggregatorWhoseBrokersTakeNothingIsNotReadyAndSaysSinceWhen() {
        Readiness readiness =
                new Readiness(lifecycle, brokers, new RegistryStatus(now::get), new HeldBackStatus(now::get));
        readiness.setObstacles(List.of());
        brokers.took();
        now.set(START.plusSeconds(15));
        assertThat(readiness.now().reasons()).noneMatch(reason -> reason.contains("brokers"));

        now.set(START.plusSeconds(16));
        assertThat(readiness.now().reasons()).anyMatch(reason -> reason.contains("nothing since 2026-03-01T12:00:00Z"));

        brokers.took();
        assertThat(readiness.now().reasons()).noneMatch(reason -> reason.contains("brokers"));
    }

    /** Whatever else it cannot ask them. */
    @Test
    void thePulseTellsWhetherTheyTakeRecords() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var inputs = new InputPosition(silentAdmin(), "hled-intake");
        try (PulseSender pulse = new PulseSender(Topics.REPORTS, inputs, producer, lifecycle, brokers)) {
            pulse.start();
            await().until(() -> !producer.history().isEmpty());
            now.set(START.plusSeconds(60));
            await().untilAsserted(() -> assertThat(brokers.silentSince()).isEmpty());

            producer.sendException = new TimeoutException("no broker");
            await().untilAsserted(() -> {
                now.set(now.get().plusSeconds(60));
                assertThat(brokers.silentSince()).isPresent();
            });
        } finally {
            lifecycle.stop();
        }
    }

    private static Admin silentAdmin() {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    throw new TimeoutException("no broker");
                });
    }
}
