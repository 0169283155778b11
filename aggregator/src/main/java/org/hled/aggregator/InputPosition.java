package org.hled.aggregator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.hled.aggregator.intake.IntakeTopology;

/** Where the input topics end, and how far the Intake has got. */
final class InputPosition {

    private final Admin admin;
    private final String intake;

    /** @param intake the Intake's group */
    InputPosition(Admin admin, String intake) {
        this.admin = admin;
        this.intake = intake;
    }

    /** Where all input topics end now, the agencies' own among them; what an open transaction holds back is not there yet. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(IntakeTopology::reads)
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

    /** Whether the Intake has committed all that lies before these ends: then its reports are on their road. */
    boolean isPast(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(intake)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .allMatch(end -> end.getValue() == 0 || offset(committed.get(end.getKey())) >= end.getValue());
    }

    /** A topic that the Intake has not met yet has no offset. */
    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? -1 : committed.offset();
    }
}
