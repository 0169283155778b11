package org.hled.api.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What consumer groups have committed. */
@FunctionalInterface
public interface CommittedOffsets {

    /**
     * What each group has committed of a partition; a group that has committed nothing is not among them.
     *
     * @throws KafkaException if the broker does not answer
     */
    Map<String, OffsetAndMetadata> of(Collection<String> groups, TopicPartition partition);
}
