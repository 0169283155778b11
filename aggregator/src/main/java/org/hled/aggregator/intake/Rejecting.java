package org.hled.aggregator.intake;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.hled.aggregator.wire.Rejections;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.generation.Generation;
import org.hled.schemas.generation.GenerationHeader;
import org.hled.schemas.generation.Generations;

/**
 * Tells rejections for a generation. What stood on the inputs before it was begun, the ones before it have told: it reads it
 * once more, and says nothing of it again. For one thread.
 */
final class Rejecting {

    private final Generation generation;
    private final Rejections rejections;

    Rejecting(Generation generation, Rejections rejections) {
        this.generation = generation;
        this.rejections = rejections;
    }

    /** The record for {@code hled.rejections}; empty where it is told already. */
    Optional<Record<byte[], byte[]>> tell(Rejected rejected, Reason reason) {
        String place = Generations.place(rejected.topic(), rejected.partition());
        if (rejected.offset() < generation.getRejectionsFrom().getOrDefault(place, 0L)) {
            return Optional.empty();
        }
        Headers headers = new RecordHeaders();
        GenerationHeader.put(headers, generation.getNumber());
        return Optional.of(new Record<>(
                Rejections.key(rejected), rejections.encode(rejected, reason), rejected.timestamp(), headers));
    }
}
