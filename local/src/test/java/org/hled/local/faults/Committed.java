package org.hled.local.faults;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the topics of an application end at a moment, and whether it has committed as far.
 *
 * @param group of the application
 */
public record Committed(Admin admin, String group, Map<TopicPartition, Long> ends) {

    /** The ends now of those topics of the application whose names match. */
    public static Committed upToNow(Admin admin, String group, Predicate<String> topics)
            throws ExecutionException, InterruptedException {
        return new Committed(admin, group, Ends.of(admin, topics, IsolationLevel.READ_UNCOMMITTED));
    }

    public boolean isReached() {
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
