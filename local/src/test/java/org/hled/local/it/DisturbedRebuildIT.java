package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.generation.Generation;
import org.hled.local.faults.strike.RebuildCommand;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilds, one after the other on one stack, of which each meets something. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisturbedRebuildIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int REPORTS = 50;

    private Stack stack;
    private Client client;

    @BeforeAll
    void start(@TempDir Path data) {
        stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data));
        client = new Client(stack);
        stack.start(part -> {});
    }

    @AfterAll
    void end() {
        client.close();
        stack.close();
    }

    /** The command may be ended at any moment: given again it follows what it has begun, and begins nothing else. */
    @Test
    void oneThatHasChangedOverIsFollowedUntilTheFormerGenerationIsGone() throws Exception {
        publish();
        await().atMost(LIMIT).until(() -> client.reports("interrupted") == REPORTS);
        int former = current();
        int next = former + 1;

        try (RebuildCommand first = RebuildCommand.start(stack)) {
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> isRetired(former));
            stack.aggregator(0).kill();
            first.process().terminate();
            first.process().awaitExit(LIMIT.toSeconds());
            assertThat(first.process().out())
                    .contains("generation %d goes on by itself; ./hled rebuild follows it again".formatted(next));
        }
        try (RebuildCommand again = RebuildCommand.start(stack)) {
            await().atMost(LIMIT)
                    .until(() -> again.process().out().contains("generation %d is current since".formatted(next)));
            stack.aggregator(0).start();
            assertThat(again.awaitDone())
                    .as("it was not seen to change over")
                    .contains("generation %d is current; what differs from before stands in /api/v1/corrections"
                            .formatted(next));
        }

        assertThat(current()).isEqualTo(next);
        assertThat(client.reports("interrupted")).isEqualTo(REPORTS);
    }

    /** A rejection is told once, also where a rebuild cannot see at first that it was told. */
    @Test
    void whatStandsBehindATransactionThatIsOpenIsNotToldAgain() throws Exception {
        try (Producer<byte[], byte[]> dead = transactional()) {
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

    /** The number of the generation that is counted. */
    private int current() {
        Set<String> numbers = client.latest(Topics.GENERATIONS).keySet();
        return numbers.stream().mapToInt(Integer::parseInt).max().orElse(1);
    }

    private boolean isRetired(int number) {
        Generation generation = client.latest(Topics.GENERATIONS).get(String.valueOf(number));
        return generation != null && generation.getPhase().equals(Phase.RETIRED.id());
    }

    private void publish() {
        try (var producer = client.producer()) {
            producer.send(Entries.record(client, Entries.entry("interrupted", "us-again", "enrollment.enrolled")));
            var encoder = client.encoder(Topics.ENROLLMENTS);
            for (int i = 0; i < REPORTS; i++) {
                String id = "interrupted-" + i;
                producer.send(new ProducerRecord<>(
                        Topics.ENROLLMENTS.name(),
                        id.getBytes(StandardCharsets.UTF_8),
                        encoder.encode(Entries.enrollment("us-again", "interrupted", id))));
            }
        }
    }

    private Producer<byte[], byte[]> transactional() {
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
