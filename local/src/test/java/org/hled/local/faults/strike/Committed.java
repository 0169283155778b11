package org.hled.local.faults.strike;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the topics of an application end at a moment, and whether it has committed as far.
 *
 * @param group of the application
 */
record Committed(Admin admin, String group, Map<TopicPartition, Long> ends) {

    /** The ends now of those topics of the application whose names match. */
    static Committed upToNow(Admin admin, String group, Predicate<String> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = admin
                .describeTopics(
                        admin.listTopics().names().get().stream().filter(topics).toList())
                .allTopicNames()
                .get()
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return new Committed(
                admin,
                group,
                admin.listOffsets(latest).all().get().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, end -> end.getValue().offset())));
    }

    boolean isReached() {
        try {
            var offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .allMatch(end -> end.getValue() == 0
                            || offsets.get(end.getKey()) != null
                                    && offsets.get(end.getKey()).offset() >= end.getValue());
        } catch (ExecutionException e) {
            throw new AssertionError("the broker does not tell what %s has committed".formatted(group), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
