package org.hled.aggregator.intake;

import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.aggregator.wire.Rejections;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.generation.Generation;
import org.hled.schemas.generation.GenerationHeader;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Topics;

/**
 * Tells rejections for a generation. What stood on the inputs before it was begun, the ones before it have told, unless they
 * judged otherwise: only what they have not told is told. For one thread.
 */
final class Rejecting {

    private final Generation generation;
    private final ToldBefore before;
    private final Rejections rejections;

    Rejecting(Generation generation, ToldBefore before, Rejections rejections) {
        this.generation = generation;
        this.before = before;
        this.rejections = rejections;
    }

    /** The record for {@code hled.rejections}; empty where it is told already. */
    Optional<ProducerRecord<byte[], byte[]>> tell(Rejected rejected, Reason reason) {
        String place = Generations.place(rejected.topic(), rejected.partition());
        boolean wasThere = rejected.offset() < generation.getRejectionsFrom().getOrDefault(place, 0L);
        if (wasThere && before.hasTold(place, rejected.offset())) {
            return Optional.empty();
        }
        var told = new ProducerRecord<>(
                Topics.REJECTIONS.name(),
                null,
                rejected.timestamp(),
                Rejections.key(rejected),
                rejections.encode(rejected, reason));
        GenerationHeader.put(told.headers(), generation.getNumber());
        return Optional.of(told);
    }
}
