package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.hled.local.CliProcess;
import org.hled.local.faults.strike.RebuildCommand;
import org.hled.local.it.Client;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All totals are rebuilt under load by one command, and no reader could tell. */
class RebuildIT {

    private static final int PER_SECOND = 300;
    private static final int PARTITIONS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String FIGURES = "/api/v1/totals?scope=programme&limit=1";

    @Test
    void readersSeeWholeChangesThroughoutAndTheSameTotalsAfterwards() throws Exception {
        Watched rebuild = new Watched();
        try (Scenario scenario = Scenario.start("rebuild-it", rebuild, FaultSuiteIT.seed(), PER_SECOND)) {
            Row.Attempt attempt = scenario.attempt(rebuild);

            System.out.printf("rebuild: %s%n", attempt);
            assertThat(attempt.wrong())
                    .as("totals that are wrong after a rebuild")
                    .isZero();
        }
    }

    @Test
    void saysWhereTheBrokerIsThatDoesNotAnswer(@TempDir Path directory) throws Exception {
        try (CliProcess command = CliProcess.start(directory, "rebuild", "--kafka-port", "1")) {
            assertThat(command.awaitExit(LIMIT.toSeconds())).isEqualTo(1);
            assertThat(command.err())
                    .startsWith("hled: the broker at 127.0.0.1:1 does not answer")
                    .contains("--kafka-port");
        }
    }

    /** Rebuilds, and looks at what was there before. */
    private static final class Watched implements Strike {

        @Override
        public String name() {
            return "rebuild";
        }

        @Override
        public String what() {
            return "a rebuild with another number of partitions";
        }

        @Override
        public void strike(Scene scene) throws Exception {
            Client client = scene.client();
            // The API may be a little behind what was seen on the topic.
            JsonNode totals = await().atMost(LIMIT)
                    .until(
                            () -> client.api(FIGURES),
                            answer -> answer.path("totals").has(0));
            String permalink = permalink(totals);
            JsonNode figure = await().atMost(LIMIT)
                    .until(() -> client.api(permalink).path("total"), total -> !total.isMissingNode());
            scene.await("an alert that is open", () -> raised(client) > 0);
            long raised = raised(client);
            long history = client.records(Topics.HISTORY.name()).size();

            // While none runs it cannot be over before the next command comes.
            scene.stack().aggregator(0).stop();
            forgetRejections(client);
            try (RebuildCommand first = begin(scene, PARTITIONS)) {
                scene.await("the rebuild has begun", first::hasBegun);
                interrupt(first);
            }
            try (RebuildCommand other = begin(scene, PARTITIONS + 1)) {
                assertThat(other.process().awaitExit(LIMIT.toSeconds())).isEqualTo(1);
                assertThat(other.process().err()).contains("--partitions 6: generation 2 is under way already, with 5");
            }
            try (RebuildCommand again = RebuildCommand.start(scene.stack())) {
                scene.await("the rebuild is followed", again::hasBegun);
                scene.stack().aggregator(0).start();
                assertThat(again.awaitDone()).contains("generation 2 is current");
            }

            assertThat(raised(client)).as("alerts that were raised").isEqualTo(raised);
            assertThat(client.records(Topics.HISTORY.name()).size()).isGreaterThanOrEqualTo((int) history);
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(client.api(permalink).path("total")).isEqualTo(figure));
            try (Admin admin = client.admin()) {
                await().atMost(LIMIT).untilAsserted(() -> assertThatTheFirstIsGone(admin));
            }
        }

        /**
         * As if the first Intake had found nothing to reject: its successor must tell what it finds, and the oracle sees to it. What
         * the Roll-up rejects of the catalog is told once more, by the test: it is read by one generation only.
         */
        private static void forgetRejections(Client client) throws Exception {
            List<ConsumerRecord<byte[], byte[]>> told = client.records(Topics.REJECTIONS.name());
            List<Rejection> rejections = client.values(Topics.REJECTIONS);
            assertThat(told).isNotEmpty().hasSameSizeAs(rejections);
            try (Admin admin = client.admin();
                    var producer = client.producer()) {
                for (int i = 0; i < told.size(); i++) {
                    if (rejections.get(i).getTopic().equals(Topics.CATALOG.name())) {
                        ConsumerRecord<byte[], byte[]> entry = told.get(i);
                        producer.send(new ProducerRecord<>(entry.topic(), entry.key(), entry.value()));
                    }
                }
                producer.flush();
                long last = told.getLast().offset();
                admin.deleteRecords(Map.of(
                                new TopicPartition(Topics.REJECTIONS.name(), 0),
                                RecordsToDelete.beforeOffset(last + 1)))
                        .all()
                        .get();
            }
        }

        private static long raised(Client client) {
            return client.values(Topics.ALERTS).stream()
                    .filter(alert -> alert.getTransition().equals("raised"))
                    .count();
        }

        private static RebuildCommand begin(Scene scene, int partitions) throws IOException {
            return RebuildCommand.start(scene.stack(), "--partitions", String.valueOf(partitions));
        }

        /** Ctrl-C ends the command, and not what it has begun. */
        private static void interrupt(RebuildCommand command) throws InterruptedException {
            command.process().terminate();
            command.process().awaitExit(LIMIT.toSeconds());
            assertThat(command.process().out()).contains("generation 2 goes on");
            assertThat(command.process().err()).isEmpty();
        }

        private static String permalink(JsonNode totals) {
            return Client.permalink(
                    totals.path("totals").path(0), totals.path("version").asLong());
        }

        private static void assertThatTheFirstIsGone(Admin admin) throws Exception {
            Set<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .collect(Collectors.toSet());
            assertThat(groups)
                    .contains(Road.ROLL_UP, new Road(2).intake(), new Road(2).ledger())
                    .doesNotContain(new Road(1).intake(), new Road(1).ledger());
            Set<String> topics = admin.listTopics().names().get();
            Set<String> ofTheFirst = topics.stream()
                    .filter(topic -> topic.matches("hled-(intake|ledger)-(?!2-).*"))
                    .collect(Collectors.toSet());
            assertThat(ofTheFirst).isEmpty();
            String reports = new Road(2).reports(PARTITIONS).name();
            assertThat(topics).contains(reports).doesNotContain(Topics.REPORTS.name());
            assertThat(admin.describeTopics(List.of(reports))
                            .allTopicNames()
                            .get()
                            .get(reports)
                            .partitions())
                    .hasSize(PARTITIONS);
        }
    }
}
