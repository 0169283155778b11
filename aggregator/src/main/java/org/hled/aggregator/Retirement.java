package org.hled.aggregator;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.hled.aggregator.wire.LogEnd;
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

    private final Remains remains;
    private final GenerationLog log;
    private final LogEnd end;

    /** @param end where the log ends */
    Retirement(Remains remains, GenerationLog log, LogEnd end) {
        this.remains = remains;
        this.log = log;
        this.end = end;
    }

    /**
     * Clears it away; false if somebody still works for the generation, or has left a transaction open: ask again later.
     *
     * @throws ExecutionException where the broker does not do it
     */
    boolean clear(Generation retired) throws ExecutionException, InterruptedException {
        Road road = new Road(retired.getNumber());
        if (!remains.isDeserted(road.intake()) || !remains.isDeserted(road.ledger())) {
            return false;
        }
        Optional<Map<TopicPartition, Long>> read = remains.end(road.intake());
        // Looked up after the group was asked, which may be gone by then and seem to have read nothing: whoever has
        // deleted it has said this before. What he said must not be overlooked because it stands behind a transaction
        // that is open.
        long written = end.written();
        if (end.readable() < written) {
            return false;
        }
        Generation known = log.read().of(retired.getNumber()).orElse(retired);
        if (known.getEndedAt().isEmpty()) {
            if (read.isEmpty()) {
                return false;
            }
            log.say(Generation.newBuilder(retired)
                    .setEndedAt(places(read.get()))
                    .build());
        }
        if (!remains.delete(road.intake()) || !remains.delete(road.ledger())) {
            return false;
        }
        remains.deleteTopics(road);
        LOG.info("generation {} is cleared away", retired.getNumber());
        return true;
    }

    private static Map<String, Long> places(Map<TopicPartition, Long> offsets) {
        Map<String, Long> places = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> places.put(Generations.place(partition.topic(), partition.partition()), offset));
        return places;
    }
}
