package org.hled.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicCheckTest {

    @Test
    void everyTopicIsWellAsItIsCreated() {
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(TopicCheck.faults(topic, topic.partitions(), config(topic, Map.of())))
                        .isEmpty());
    }

    @Test
    void anInputThatForgetsIsAFault() {
        assertThat(TopicCheck.faults(
                        Topics.ENROLLMENTS, 4, config(Topics.ENROLLMENTS, Map.of("retention.ms", "604800000"))))
                .extracting(TopicFault::text)
                .containsExactly("hled.enrollments must have retention.ms=-1, and has 604800000");
    }

    @Test
    void soIsOneOfAnAgencysOwn() {
        Topic<?> own = InputTopics.of("hled.milestones.mx-sep").orElseThrow();

        assertThat(TopicCheck.faults(own, 12, config(own, Map.of("message.timestamp.type", "CreateTime"))))
                .containsExactly(new TopicFault(
                        "hled.milestones.mx-sep", "message.timestamp.type", "LogAppendTime", "CreateTime"));
    }

    @Test
    void howMuchOfTheHistoryIsKeptIsForItsOperatorToSay() {
        assertThat(TopicCheck.faults(
                        Topics.HISTORY,
                        1,
                        config(
                                Topics.HISTORY,
                                Map.of("retention.bytes", "10737418240", "retention.ms", "31536000000"))))
                .isEmpty();
        assertThat(TopicCheck.faults(Topics.HISTORY, 1, config(Topics.HISTORY, Map.of("cleanup.policy", "compact"))))
                .extracting(TopicFault::text)
                .containsExactly("hled.history must have cleanup.policy=delete, and has compact");
        assertThat(TopicCheck.faults(Topics.HISTORY, 3, config(Topics.HISTORY, Map.of())))
                .extracting(TopicFault::text)
                .containsExactly("hled.history must have 1 partitions, and has 3");
    }

    @Test
    void anInputThatMayNotBeLookedAtOrIsGoneHidesNothingOfTheOthers() throws Exception {
        Topic<?> gone = InputTopics.of("hled.enrollments.gone").orElseThrow();
        Topic<?> refused = InputTopics.of("hled.enrollments.refused").orElseThrow();
        Topic<?> forgets = InputTopics.of("hled.milestones.mx-sep").orElseThrow();
        Map<Topic<?>, KafkaFuture<Config>> answers = Map.of(
                gone, failed(new UnknownTopicOrPartitionException()),
                refused, failed(new TopicAuthorizationException("no")),
                forgets, KafkaFuture.completedFuture(config(forgets, Map.of("retention.ms", "604800000"))));

        InputFindings findings = TopicCheck.findings(List.of(gone, refused, forgets), answers::get);

        assertThat(findings.faults())
                .extracting(TopicFault::text)
                .containsExactly("hled.milestones.mx-sep must have retention.ms=-1, and has 604800000");
        assertThat(findings.unseen()).isEqualTo(Map.of("hled.enrollments.refused", "TopicAuthorizationException"));
    }

    private static KafkaFuture<Config> failed(ApiException fault) {
        KafkaFutureImpl<Config> answer = new KafkaFutureImpl<>();
        answer.completeExceptionally(fault);
        return answer;
    }

    /** As the topic is created, but for these settings. */
    private static Config config(Topic<?> topic, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(topic.config());
        settings.putAll(others);
        return new Config(settings.entrySet().stream()
                .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                .toList());
    }
}
