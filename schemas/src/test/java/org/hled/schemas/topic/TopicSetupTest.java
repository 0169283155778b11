package org.hled.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    /** What the broker says when it is asked about a topic, one answer after the other; then that all is well. */
    private List<RuntimeException> faults = List.of();

    private int asked;

    private final TopicSetup setup = new TopicSetup((Admin) Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, args) -> switch (method.getName()) {
                case "createTopics" -> created((Collection<?>) args[0]);
                case "listOffsets" -> offsets((Map<?, ?>) args[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            }));

    private static CreateTopicsResult created(Collection<?> topics) {
        Map<String, KafkaFuture<CreateTopicsResult.TopicMetadataAndConfig>> made = new HashMap<>();
        topics.forEach(topic -> made.put(((NewTopic) topic).name(), KafkaFuture.completedFuture(null)));
        return new CreateTopicsResult(made) {};
    }

    private ListOffsetsResult offsets(Map<?, ?> partitions) {
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> answers = new HashMap<>();
        partitions.keySet().forEach(partition -> {
            KafkaFutureImpl<ListOffsetsResultInfo> answer = new KafkaFutureImpl<>();
            if (asked < faults.size()) {
                answer.completeExceptionally(faults.get(asked));
            } else {
                answer.complete(new ListOffsetsResultInfo(0, -1, Optional.empty()));
            }
            answers.put((TopicPartition) partition, answer);
        });
        asked++;
        return new ListOffsetsResult(answers);
    }

    @Test
    void waitsForABrokerThatHasNotHeardOfTheTopicYet() throws Exception {
        faults = List.of(
                new UnknownTopicOrPartitionException("not yet"), new UnknownTopicOrPartitionException("not yet"));

        setup.create(List.of(Topics.CATALOG));

        assertThat(asked).isEqualTo(3);
    }

    @Test
    void doesNotWaitWhereItMayNotAsk() {
        faults = List.of(new TopicAuthorizationException("no"));

        assertThatThrownBy(() -> setup.create(List.of(Topics.CATALOG)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThat(asked).isEqualTo(1);
    }
}
