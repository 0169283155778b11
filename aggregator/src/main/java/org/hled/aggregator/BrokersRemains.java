package org.hled.aggregator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.schemas.topic.Road;

/** As the broker has it. */
record BrokersRemains(Admin admin) implements Remains {

    /** Whatever their number is. */
    private static final int PARTITIONS = 1;

    @Override
    public boolean isDeserted(String group) throws ExecutionException, InterruptedException {
        return unlessMissing(
                        GroupIdNotFoundException.class,
                        admin.describeConsumerGroups(List.of(group))
                                .describedGroups()
                                .get(group))
                .map(ConsumerGroupDescription::groupState)
                .filter(state -> state != GroupState.EMPTY && state != GroupState.DEAD)
                .isEmpty();
    }

    @Override
    public Optional<Map<TopicPartition, Long>> end(String intake) throws ExecutionException, InterruptedException {
        return new InputPosition(admin, intake).end();
    }

    @Override
    public boolean hasChangelog(String application, String store) throws ExecutionException, InterruptedException {
        String name = changelog(application, store);
        return unlessMissing(
                        UnknownTopicOrPartitionException.class,
                        admin.describeTopics(List.of(name)).topicNameValues().get(name))
                .isPresent();
    }

    @Override
    public boolean delete(String group) throws ExecutionException, InterruptedException {
        try {
            unlessMissing(
                    GroupIdNotFoundException.class,
                    admin.deleteConsumerGroups(List.of(group)).deletedGroups().get(group));
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void deleteTopics(Road road) throws ExecutionException, InterruptedException {
        List<String> names = Stream.concat(
                        Stream.of(road.reports(PARTITIONS).name()),
                        LedgerTopology.stores().stream().map(store -> changelog(road.ledger(), store)))
                .toList();
        for (KafkaFuture<Void> deleted :
                admin.deleteTopics(names).topicNameValues().values()) {
            unlessMissing(UnknownTopicOrPartitionException.class, deleted);
        }
    }

    /** As Kafka Streams calls it. */
    static String changelog(String application, String store) {
        return "%s-%s-changelog".formatted(application, store);
    }

    /** What the broker answers; empty where it answers that there is no such thing. */
    private static <T> Optional<T> unlessMissing(Class<? extends Exception> missing, KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.ofNullable(answer.get());
        } catch (ExecutionException e) {
            if (missing.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
