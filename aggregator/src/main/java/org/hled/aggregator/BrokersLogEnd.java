package org.hled.aggregator;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.hled.aggregator.wire.LogEnd;

/** As the broker says. It throws a {@link KafkaException} where it does not answer. */
record BrokersLogEnd(Admin admin, String topic) implements LogEnd {

    @Override
    public long written() {
        return end(IsolationLevel.READ_UNCOMMITTED);
    }

    @Override
    public long readable() {
        return end(IsolationLevel.READ_COMMITTED);
    }

    private long end(IsolationLevel level) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(level))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new KafkaException("where %s ends is not known".formatted(topic), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
