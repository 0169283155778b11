package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.hled.local.fault.Fault;
import org.hled.local.faults.strike.RebuildCommand;
import org.hled.local.publish.Onboarding;
import org.hled.local.publish.Target;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that are kept in another way than the totals need are said, and waited for. */
class TopicFaultsIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Topic<EnrollmentUpdate> OWN = Topics.ENROLLMENTS.ofAgency("mx-hand");
    private static final String FORGETS = "hled.enrollments.mx-hand must have retention.ms=-1, and has 604800000";
    private static final int REPORTS = 20;
    private static final int GONE = 5;

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

    /** Its reports count, as do others'; but no rebuild begins before all of them are there again, and will be. */
    @Test
    void anAgencysOwnTopicThatForgetsIsSaidAndStopsNobody() throws Exception {
        try (Stack stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data));
                Client client = new Client(stack)) {
            stack.start(part -> {});
            Onboarding onboarding = new Onboarding(
                    Target.local(stack.broker().port(), stack.registry().port()));
            try (Admin admin = client.admin()) {
                // Given a topic as the broker would make it by itself.
                admin.createTopics(List.of(new NewTopic(OWN.name(), Optional.of(1), Optional.empty())))
                        .all()
                        .get();
                SchemaSetup.register(client.registry(), List.of(OWN));
                publish(client);
                await().atMost(LIMIT).until(() -> client.reports("by-hand") == REPORTS);

                // Then it is said, by the aggregator and by the commands.
                await().atMost(LIMIT).untilAsserted(() -> {
                    var answer = client.get(stack.aggregator(0), "/health/readiness");
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.body()).contains(FORGETS);
                    assertThat(client.get(stack.aggregator(0), "/prometheus").body())
                            .contains("hled_input_topics_wrong 1.0");
                });
                assertThatThrownBy(() -> onboarding.onboard("mx-hand"))
                        .isInstanceOf(Fault.class)
                        .hasMessageContaining(FORGETS)
                        .hasMessageContaining(
                                "--entity-name hled.enrollments.mx-hand --add-config message.timestamp.type=LogAppendTime,retention.ms=-1");
                assertThatRebuildIsRefused(stack, FORGETS);

                // When it is put right, but some of it is gone.
                admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, OWN.name()),
                                List.of(set("message.timestamp.type", "LogAppendTime"), set("retention.ms", "-1"))))
                        .all()
                        .get();
                onboarding.onboard("mx-hand");
                await().atMost(LIMIT)
                        .until(() -> client.get(stack.aggregator(0), "/prometheus")
                                .body()
                                .contains("hled_input_topics_wrong 0.0"));
                admin.deleteRecords(Map.of(new TopicPartition(OWN.name(), 0), RecordsToDelete.beforeOffset(GONE)))
                        .all()
                        .get();
                assertThatRebuildIsRefused(stack, "hled.enrollments.mx-hand-0 begins at offset " + GONE);

                // When the agency publishes all of it again, to a topic that is made anew.
                admin.deleteTopics(List.of(OWN.name())).all().get();
                onboarding.onboard("mx-hand");
                publish(client);
                await().atMost(LIMIT).until(() -> client.outcomes().get("duplicate") == REPORTS);
                assertThatRebuildIsRefusedOnAnotherTopicOfReports(stack, client, admin);
            }

            // Then nothing counts twice, and a rebuild finds all of it.
            try (RebuildCommand rebuild = RebuildCommand.start(stack)) {
                assertThat(rebuild.awaitDone()).contains("generation 2 is current: no total differs from before");
            }
            assertThat(client.reports("by-hand")).isEqualTo(REPORTS);
        }
    }

    /** Nobody could build that generation, nor give it up. */
    private static void assertThatRebuildIsRefusedOnAnotherTopicOfReports(Stack stack, Client client, Admin admin)
            throws Exception {
        String reports = new Road(2).reports(Topics.REPORTS.partitions()).name();
        admin.createTopics(List.of(new NewTopic(reports, Optional.of(Topics.REPORTS.partitions()), Optional.empty())))
                .all()
                .get();
        try (RebuildCommand refused = RebuildCommand.start(stack)) {
            assertThat(refused.process().awaitExit(LIMIT.toSeconds())).isEqualTo(1);
            assertThat(refused.process().err()).contains("hled.reports.2 must have retention.ms=-1, and has 604800000");
        }
        assertThat(client.values(Topics.GENERATIONS)).isEmpty();
        admin.deleteTopics(List.of(reports)).all().get();
    }

    private static AlterConfigOp set(String setting, String value) {
        return new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    }

    private static void publish(Client client) {
        try (var producer = client.producer()) {
            producer.send(Entries.record(client, Entries.entry("by-hand", "mx-hand", "enrollment.enrolled")));
            var encoder = client.encoder(OWN);
            for (int i = 0; i < REPORTS; i++) {
                String id = "by-hand-" + i;
                producer.send(new ProducerRecord<>(
                        OWN.name(),
                        id.getBytes(StandardCharsets.UTF_8),
                        encoder.encode(Entries.enrollment("mx-hand", "by-hand", id))));
            }
        }
    }

    private static void assertThatRebuildIsRefused(Stack stack, String why) throws Exception {
        try (RebuildCommand refused = RebuildCommand.start(stack)) {
            assertThat(refused.process().awaitExit(LIMIT.toSeconds())).isEqualTo(1);
            assertThat(refused.process().err()).contains("nothing is begun", why);
        }
    }
}
