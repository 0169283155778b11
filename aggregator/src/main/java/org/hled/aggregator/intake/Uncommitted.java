package org.hled.aggregator.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What has been read and is not committed yet. For one thread. */
final class Uncommitted {

    /** The first record of each partition that has been taken. */
    private final Map<TopicPartition, OffsetAndMetadata> began = new HashMap<>();

    /** Up to where all has been read that is to be committed next; also where no record, but only markers were there. */
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();

    boolean isEmpty() {
        return read.isEmpty();
    }

    /** What is to be committed next. */
    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return Map.copyOf(read);
    }

    /** Records have been taken from this one on. */
    void begin(TopicPartition partition, OffsetAndMetadata first) {
        began.putIfAbsent(partition, first);
    }

    /** All before this has been read. */
    void readTo(TopicPartition partition, OffsetAndMetadata next) {
        read.put(partition, next);
    }

    /** It is committed, or another's. */
    void clear() {
        began.clear();
        read.clear();
    }

    /** Records that have been taken are to be read again. That markers have been read stays true. */
    void takeBack(Consumer<?, ?> consumer) {
        Set<TopicPartition> assigned = consumer.assignment();
        began.forEach((partition, first) -> {
            read.remove(partition);
            if (assigned.contains(partition)) {
                consumer.seek(partition, first);
            }
        });
        began.clear();
    }
}
