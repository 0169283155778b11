package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that are kept in another way than the totals need are said, and waited for. */
class TopicFaultsIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path data;

    @Test
    void theAggregatorIsNotReadyWhereTopicsAreNotAsTheyMustBe() throws Exception {
        try (Stack stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data));
                Client client = new Client(stack)) {
            stack.broker().start();
            try (Admin admin = client.admin()) {
                // Given inputs that are deleted after a week, and a catalog with two partitions.
                admin.createTopics(List.of(
                                new NewTopic(Topics.ENROLLMENTS.name(), Optional.of(4), Optional.empty())
                                        .configs(Map.of("retention.ms", "604800000")),
                                new NewTopic(Topics.CATALOG.name(), Optional.of(1), Optional.empty())
                                        .configs(Topics.CATALOG.config())))
                        .all()
                        .get();
                admin.createPartitions(Map.of(Topics.CATALOG.name(), NewPartitions.increaseTo(2)))
                        .all()
                        .get();
            }

            // When the aggregator starts (the registry is not even there).
            stack.aggregator(0).launch();

            // Then it says what is wrong, and does nothing.
            await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
                var answer = client.get(stack.aggregator(0), "/health/readiness");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body())
                        .contains(
                                "hled.enrollments must have retention.ms=-1, and has 604800000",
                                "hled.enrollments must have message.timestamp.type=LogAppendTime",
                                "hled.catalog must have 1 partitions, and has 2");
            });
            assertThat(client.get(stack.aggregator(0), "/health/liveness").statusCode())
                    .isEqualTo(200);
        }
    }
}
