package org.hled.aggregator;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.hled.schemas.topic.Road;

/** What applications have on the broker. All of it throws an {@link ExecutionException} where the broker does not answer. */
interface Remains {

    /** Whether nobody is in a group, or there is none. */
    boolean isDeserted(String group) throws ExecutionException, InterruptedException;

    /**
     * Up to where an Intake had read, as {@link InputPosition#end} says: 0 of each partition where its group is gone, and empty where
     * a transaction is open that one of its members has left behind.
     */
    Optional<Map<TopicPartition, Long>> end(String intake) throws ExecutionException, InterruptedException;

    /** Whether there is the changelog of a store. */
    boolean hasChangelog(String application, String store) throws ExecutionException, InterruptedException;

    /** Deletes a group, if it is there; false if somebody has joined it meanwhile. */
    boolean delete(String group) throws ExecutionException, InterruptedException;

    /** Deletes the topics of a road, those that are there. */
    void deleteTopics(Road road) throws ExecutionException, InterruptedException;
}
