package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An agency gets topics of its own, with more partitions than any other, while reports come in. */
@ExtendWith(SharedStack.class)
class OnboardingIT {

    private static final int MANY_PARTITIONS = 12;
    private static final int REPORTS = 600;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void aNewTopicWithMorePartitionsIsFoundAndStopsNothing(Stack stack) throws Exception {
        try (Client client = new Client(stack);
                Admin admin = client.admin();
                var producer = client.producer()) {
            producer.send(Entries.record(client, Entries.entry("onboarded", "mx-new", "enrollment.enrolled")));
            producer.send(Entries.record(client, Entries.entry("steady", "us-steady", "enrollment.enrolled")));
            var encoder = client.encoder(Topics.ENROLLMENTS);

            // Given a steady load on the shared topic.
            AtomicBoolean goOn = new AtomicBoolean(true);
            AtomicInteger steady = new AtomicInteger();
            CompletableFuture<Void> load = CompletableFuture.runAsync(
                    () -> {
                        while (goOn.get()) {
                            String id = "steady-" + steady.getAndIncrement();
                            producer.send(record(
                                    Topics.ENROLLMENTS.name(),
                                    id,
                                    encoder.encode(Entries.enrollment("us-steady", "steady", id))));
                            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
                        }
                    },
                    Thread::startVirtualThread);

            // When the agency's own topics appear.
            Topic<EnrollmentUpdate> own = Topics.ENROLLMENTS.ofAgency("mx-new");
            admin.createTopics(List.of(new NewTopic(own.name(), Optional.of(MANY_PARTITIONS), Optional.empty())
                            .configs(own.config())))
                    .all()
                    .get();
            SchemaSetup.register(client.registry(), List.of(own));
            var ownEncoder = client.encoder(own);
            for (int i = 0; i < REPORTS; i++) {
                String id = "own-" + i;
                producer.send(record(own.name(), id, ownEncoder.encode(Entries.enrollment("mx-new", "onboarded", id))));
            }
            producer.send(
                    record(own.name(), "x", ownEncoder.encode(Entries.enrollment("us-steady", "onboarded", "forged"))));

            // Then they are read, from all partitions; a report in somebody else's name is not taken.
            await().atMost(LIMIT).until(() -> client.reports("onboarded") == REPORTS);
            goOn.set(false);
            load.get();
            producer.flush();
            await().atMost(LIMIT).until(() -> client.reports("steady") == steady.get());
            assertThat(client.values(Topics.REJECTIONS))
                    .filteredOn(rejection -> rejection.getTopic().equals(own.name()))
                    .extracting(rejection -> rejection.getCode())
                    .containsExactly("foreign-agency");
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
