package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.generation.Generation;
import org.hled.local.faults.strike.RebuildCommand;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command may be ended at any moment: given again it follows what it has begun, and begins nothing else. */
class InterruptedRebuildIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int REPORTS = 50;

    @TempDir
    private Path data;

    @Test
    void oneThatHasChangedOverIsFollowedUntilTheFormerGenerationIsGone() throws Exception {
        try (Stack stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data));
                Client client = new Client(stack)) {
            stack.start(part -> {});
            publish(client);
            await().atMost(LIMIT).until(() -> client.reports("interrupted") == REPORTS);

            try (RebuildCommand first = RebuildCommand.start(stack)) {
                await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> isRetired(client));
                stack.aggregator(0).kill();
                first.process().terminate();
                first.process().awaitExit(LIMIT.toSeconds());
                assertThat(first.process().out())
                        .contains("generation 2 goes on by itself; ./hled rebuild follows it again");
            }
            try (RebuildCommand again = RebuildCommand.start(stack)) {
                await().atMost(LIMIT).until(() -> again.process().out().contains("generation 2 is current since"));
                stack.aggregator(0).start();
                assertThat(again.awaitDone())
                        .as("it was not seen to change over")
                        .contains("generation 2 is current; what differs from before stands in /api/v1/corrections");
            }

            assertThat(client.latest(Topics.GENERATIONS)).containsOnlyKeys("1", "2");
            assertThat(client.reports("interrupted")).isEqualTo(REPORTS);
        }
    }

    private static boolean isRetired(Client client) {
        Generation first = client.latest(Topics.GENERATIONS).get("1");
        return first != null && first.getPhase().equals(Phase.RETIRED.id());
    }

    private static void publish(Client client) {
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
}
