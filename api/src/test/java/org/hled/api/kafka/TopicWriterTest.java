package org.hled.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.api.http.ProblemException;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.hled.stall.Pulse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicWriterTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final AtomicInteger opened = new AtomicInteger();
    private final TestRegistry registry = new TestRegistry();
    private final TopicWriter writer = new TopicWriter(
            client -> {
                opened.incrementAndGet();
                return producer;
            },
            registry);

    @BeforeEach
    void register() {
        SchemaSetup.register(registry, List.of(Topics.PULSE));
    }

    @Test
    void isDoneOnlyOnceTheBrokerHasTheRecord() {
        var written = write();
        await().until(() -> producer.history().size() == 1);
        assertThat(written).isNotDone();

        producer.completeNext();

        assertThat(written).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void saysSoWhenTheBrokerRefuses() {
        var written = write();

        await().until(() -> producer.errorNext(new NotEnoughReplicasException("one of three")));

        assertThatThrownBy(written::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProblemException.class)
                .hasMessageContaining("The broker does not answer");
    }

    @Test
    void writesNothingWhereTheRegistryDoesNotHaveTheSchema() {
        var elsewhere = new TopicWriter(client -> producer, new TestRegistry());

        assertThatThrownBy(() -> elsewhere.write(Topics.PULSE, "hled", pulse()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("registry");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void keepsOneProducerAndClosesIt() {
        for (int i = 0; i < 2; i++) {
            var written = write();
            await().until(producer::completeNext);
            written.join();
        }
        assertThat(opened).hasValue(1);

        writer.close();

        assertThat(producer.closed()).isTrue();
    }

    private CompletableFuture<Void> write() {
        return CompletableFuture.runAsync(() -> writer.write(Topics.PULSE, "hled", pulse()));
    }

    private static Pulse pulse() {
        return new Pulse(Instant.EPOCH, 1L);
    }
}
