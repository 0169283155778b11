package org.hled.aggregator.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.hled.aggregator.wire.Delays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions whose next record cannot be judged yet: each is paused, and read again after a while, longer each time. */
final class Waits {

    private static final Logger LOG = LoggerFactory.getLogger(Waits.class);

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, Wait> waiting = new HashMap<>();

    /** @param resumeAt milliseconds by the clock that {@link #resume} is asked with */
    private record Wait(Delays delays, long resumeAt) {}

    Waits(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /**
     * Pauses a partition, to be read again from this record.
     *
     * @param now milliseconds by the clock that {@link #resume} is asked with
     */
    void pause(TopicPartition partition, OffsetAndMetadata from, long now, String obstacle) {
        Wait before = waiting.get(partition);
        Delays delays = before == null ? new Delays() : before.delays();
        if (before == null) {
            LOG.warn("{} waits at offset {}: {}", partition, from.offset(), obstacle);
        }
        waiting.put(partition, new Wait(delays, now + delays.next().toMillis()));
        consumer.seek(partition, from);
        consumer.pause(Set.of(partition));
    }

    /** Resumes those whose time has come. */
    void resume(long now) {
        for (Map.Entry<TopicPartition, Wait> entry : waiting.entrySet()) {
            Wait wait = entry.getValue();
            // A clock that was set back must not make it wait until it is as late again.
            if (now >= wait.resumeAt() || wait.resumeAt() - now > Delays.LONGEST.toMillis()) {
                consumer.resume(Set.of(entry.getKey()));
            }
        }
    }

    /** What it waited for has come. */
    void end(TopicPartition partition) {
        waiting.remove(partition);
    }

    /** These are another's. */
    void forget(Set<TopicPartition> partitions) {
        waiting.keySet().removeAll(partitions);
    }
}
