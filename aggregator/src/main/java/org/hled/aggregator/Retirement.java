package org.hled.aggregator;

import java.util.HashMap;
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
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Road;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what a retired generation has on the broker, once nobody works for it any more: says up to where its Intake had
 * read, which its group alone knows, and then deletes groups and topics. Each aggregator does so; what another one has done
 * already, or a crash has left undone, makes no difference.
 */
final class Retirement {

    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final Admin admin;
    private final GenerationsTopic topic;

    Retirement(Admin admin, GenerationsTopic topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /**
     * Clears it away; false if somebody still works for the generation, or has left a transaction open: ask again later.
     *
     * @throws ExecutionException where the broker does not do it
     */
    boolean clear(Generation retired) throws ExecutionException, InterruptedException {
        Road road = new Road(retired.getNumber());
        if (!isDeserted(road.intake()) || !isDeserted(road.ledger())) {
            return false;
        }
        Optional<Map<TopicPartition, Long>> end = new InputPosition(admin, road.intake()).end();
        // Looked up after the group was asked, which may be gone by then and know nothing: whoever has deleted it has
        // said this before.
        Generation known = topic.read().of(retired.getNumber()).orElse(retired);
        if (known.getEndedAt().isEmpty()) {
            if (end.isEmpty()) {
                return false;
            }
            topic.say(Generation.newBuilder(known).setEndedAt(places(end.get())).build());
        }
        if (!delete(road.intake()) || !delete(road.ledger())) {
            return false;
        }
        deleteTopics(road, retired.getPartitions());
        LOG.info("generation {} is cleared away", retired.getNumber());
        return true;
    }

    private boolean isDeserted(String group) throws ExecutionException, InterruptedException {
        return unlessMissing(
                        GroupIdNotFoundException.class,
                        admin.describeConsumerGroups(List.of(group))
                                .describedGroups()
                                .get(group))
                .map(ConsumerGroupDescription::groupState)
                .filter(state -> state != GroupState.EMPTY && state != GroupState.DEAD)
                .isEmpty();
    }

    /** Deletes a group, if it is there; false if somebody has joined it meanwhile. */
    private boolean delete(String group) throws ExecutionException, InterruptedException {
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

    private void deleteTopics(Road road, int partitions) throws ExecutionException, InterruptedException {
        List<String> names = Stream.concat(
                        Stream.of(road.reports(partitions).name()),
                        LedgerTopology.stores().stream()
                                .map(store -> "%s-%s-changelog".formatted(road.ledger(), store)))
                .toList();
        for (KafkaFuture<Void> deleted :
                admin.deleteTopics(names).topicNameValues().values()) {
            unlessMissing(UnknownTopicOrPartitionException.class, deleted);
        }
    }

    private static Map<String, Long> places(Map<TopicPartition, Long> offsets) {
        Map<String, Long> places = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> places.put(Generations.place(partition.topic(), partition.partition()), offset));
        return places;
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
