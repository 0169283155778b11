package org.hled.aggregator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.hled.schemas.topic.InputTopics;

/** Where the input topics end, and how far the Intake has got. */
final class InputPosition implements PulseSender.Inputs {

    private final Admin admin;
    private final String intake;

    /** @param intake the Intake's group */
    InputPosition(Admin admin, String intake) {
        this.admin = admin;
        this.intake = intake;
    }

    /** Where all input topics end now, the agencies' own among them; what an open transaction holds back is not there yet. */
    @Override
    public Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(name -> InputTopics.of(name).isPresent())
                .toList();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                wanted.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /**
     * How many records that lie before these ends the Intake has yet to commit. Where there are none, all their reports are on
     * their road.
     */
    @Override
    public long behind(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(intake)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - offset(committed.get(end.getKey()))))
                .sum();
    }

    /**
     * Up to where the Intake has read for good, of all partitions that there are; its group must be empty. Empty where a transaction
     * is still open that one of its members has left behind: ask again.
     */
    Optional<Map<TopicPartition, Long>> end() throws ExecutionException, InterruptedException {
        Set<TopicPartition> all = ends().keySet();
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                        Map.of(intake, new ListConsumerGroupOffsetsSpec().topicPartitions(all)),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(intake)
                .get();
        // Of a partition without an offset there is null; one whose offset is in an open transaction is left out.
        if (!committed.keySet().containsAll(all)) {
            return Optional.empty();
        }
        Map<TopicPartition, Long> end = new HashMap<>();
        all.forEach(partition -> end.put(partition, offset(committed.get(partition))));
        return Optional.of(end);
    }

    /** A topic that the Intake has not met yet has no offset. */
    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
