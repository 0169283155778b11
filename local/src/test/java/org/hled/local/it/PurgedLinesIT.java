package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The aggregator's own lines do not grow for ever: what their reader has committed past is deleted, and not missed. */
@ExtendWith(SharedStack.class)
class PurgedLinesIT {

    private static final int REPORTS = 200;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void deletesWhatWasReadAndKeepsTheTotalsOverARestart(Stack stack) throws Exception {
        try (Client client = new Client(stack);
                Admin admin = client.admin();
                var producer = client.producer()) {
            producer.send(Entries.record(client, Entries.entry("purged", "us-purged", "enrollment.enrolled")));
            var encoder = client.encoder(Topics.ENROLLMENTS);
            for (int i = 0; i < REPORTS; i++) {
                String id = "purged-" + i;
                producer.send(new ProducerRecord<>(
                        Topics.ENROLLMENTS.name(),
                        id.getBytes(StandardCharsets.UTF_8),
                        encoder.encode(Entries.enrollment("us-purged", "purged", id))));
            }
            producer.flush();
            await().atMost(LIMIT).until(() -> client.reports("purged") == REPORTS);

            Map<TopicPartition, Long> written = offsets(admin, Topics.REPORTS, OffsetSpec.latest());
            await().atMost(LIMIT)
                    .until(() -> offsets(admin, Topics.REPORTS, OffsetSpec.earliest()).entrySet().stream()
                            .allMatch(first -> first.getValue() >= written.get(first.getKey())));
            await().atMost(LIMIT)
                    .until(() -> offsets(admin, Topics.PARTIALS, OffsetSpec.earliest()).values().stream()
                            .allMatch(first -> first > 0));
            assertThat(offsets(admin, Topics.ENROLLMENTS, OffsetSpec.earliest()).values())
                    .containsOnly(0L);
            Map<String, Long> outcomes = client.outcomes();

            stack.aggregator(0).stop();
            stack.aggregator(0).start();

            await().atMost(LIMIT).until(() -> client.outcomes().equals(outcomes));
            assertThat(client.reports("purged")).isEqualTo(REPORTS);
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Topic<?> topic, OffsetSpec which) throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get()
                .get(topic.name())
                .partitions()
                .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }
}
