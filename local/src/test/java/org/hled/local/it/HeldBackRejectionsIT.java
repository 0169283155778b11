package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.local.faults.strike.RebuildCommand;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rejection is told once, also where a rebuild cannot see at first that it was told. */
class HeldBackRejectionsIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    @Test
    void whatStandsBehindATransactionThatIsOpenIsNotToldAgain() throws Exception {
        try (Stack stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data));
                Client client = new Client(stack);
                Producer<byte[], byte[]> dead = transactional(stack)) {
            stack.start(part -> {});
            // Given a transaction that somebody has left open, and a rejection that was told behind it.
            dead.initTransactions();
            dead.beginTransaction();
            dead.send(new ProducerRecord<>(Topics.REJECTIONS.name(), new byte[] {0}))
                    .get();
            try (var producer = client.producer()) {
                producer.send(new ProducerRecord<>(Topics.ENROLLMENTS.name(), new byte[] {1, 2, 3}));
            }
            await().atMost(LIMIT).until(() -> client.outcomes().get("rejected") == 1);

            try (RebuildCommand rebuild = RebuildCommand.start(stack)) {
                await().atMost(LIMIT)
                        .until(() -> Files.readString(stack.aggregator(0).log())
                                .contains("what was rejected before is held back by a transaction on hled.rejections"));
                dead.abortTransaction();
                rebuild.awaitDone();
            }

            assertThat(client.values(Topics.REJECTIONS)).hasSize(1);
        }
    }

    private static Producer<byte[], byte[]> transactional(Stack stack) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.bootstrapServers(),
                        "transactional.id",
                        "dead",
                        "transaction.timeout.ms",
                        (int) LIMIT.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
