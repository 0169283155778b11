package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.hled.local.faults.strike.RebuildCommand;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that is lost on the broker itself is made anew from the inputs, also where the aggregator cannot restore what is left of it. */
class LostChangelogIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String CHANGELOG = "hled-ledger-ledger-changelog";
    private static final String INITIATIVE = "beheaded";
    private static final int REPORTS = 200;

    @TempDir
    private Path data;

    @Test
    void aChangelogWithoutItsHeadIsMendedByARebuild() throws Exception {
        try (Stack stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data));
                Client client = new Client(stack);
                Admin admin = client.admin()) {
            stack.start(part -> {});
            try (var producer = client.producer()) {
                producer.send(Entries.record(client, Entries.entry(INITIATIVE, "us-head", "enrollment.enrolled")));
            }
            publish(client, 0);
            await().atMost(LIMIT).until(() -> client.reports(INITIATIVE) == REPORTS);
            Map<TopicPartition, RecordsToDelete> head = head(admin);
            publish(client, REPORTS);
            await().atMost(LIMIT).until(() -> client.reports(INITIATIVE) == 2 * REPORTS);

            // Given a changelog that lacks its head: each partition has records of leaves that it does not have any
            // more.
            stack.aggregator(0).stop();
            behead(admin, head);
            stack.aggregator(0).launch();
            await().atMost(LIMIT).until(() -> !stack.aggregator(0).isRunning());

            try (RebuildCommand rebuild = RebuildCommand.start(stack)) {
                await().atMost(LIMIT).until(rebuild::hasBegun);
                stack.aggregator(0).launch();
                await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
                    assertThat(client.get(stack.aggregator(0), "/health/readiness")
                                    .body())
                            .contains(
                                    "generation 1, which is counted, has stopped here", "generation 2 takes its place");
                    assertThat(client.get(stack.aggregator(0), "/prometheus").body())
                            .contains("hled_ready 0.0");
                });
                assertThat(rebuild.awaitDone()).contains("generation 2 is current: no total differs from before");
            }

            stack.aggregator(0).awaitReady();
            assertThat(client.reports(INITIATIVE)).isEqualTo(2 * REPORTS);
            publish(client, 2 * REPORTS);
            await().atMost(LIMIT).until(() -> client.reports(INITIATIVE) == 3 * REPORTS);
        }
    }

    private static void publish(Client client, int from) {
        try (var producer = client.producer()) {
            var encoder = client.encoder(Topics.ENROLLMENTS);
            for (int i = from; i < from + REPORTS; i++) {
                String id = INITIATIVE + "-" + i;
                producer.send(new ProducerRecord<>(
                        Topics.ENROLLMENTS.name(),
                        id.getBytes(StandardCharsets.UTF_8),
                        encoder.encode(Entries.enrollment("us-head", INITIATIVE, id))));
            }
        }
    }

    /** All that stands there now. */
    private static Map<TopicPartition, RecordsToDelete> head(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < Topics.REPORTS.partitions(); partition++) {
            wanted.put(new TopicPartition(CHANGELOG, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, RecordsToDelete> head = new HashMap<>();
        admin.listOffsets(wanted)
                .all()
                .get()
                .forEach((partition, end) -> head.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        return head;
    }

    /** Kafka lets nobody do that to a topic that is compacted only. */
    private static void behead(Admin admin, Map<TopicPartition, RecordsToDelete> head) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, CHANGELOG),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("cleanup.policy", "compact,delete"), AlterConfigOp.OpType.SET))))
                .all()
                .get();
        // The broker may know of the setting a little later.
        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            admin.deleteRecords(head).all().get();
            return true;
        });
    }
}
