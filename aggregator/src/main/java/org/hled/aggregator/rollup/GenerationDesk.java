package org.hled.aggregator.rollup;

import java.util.List;
import org.hled.aggregator.generation.GenerationCheck;
import org.hled.aggregator.generation.InvalidGeneration;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationNoted;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.generation.Generation;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;

/** Judges what is said of generations. For one thread. */
final class GenerationDesk {

    private final AvroDecoder<Generation> decoder;

    GenerationDesk(SchemaSource schemas) {
        this.decoder = new AvroDecoder<>(schemas, Generation.class);
    }

    /** Judges what is said of a generation; throws as {@link AvroDecoder#decode} does where it cannot be read. */
    Verdict judge(String key, byte[] value) throws UndecodableException {
        try {
            Generation said = decoder.decode(value);
            GenerationCheck.check(key, said);
            return new Verdict.Accepted(List.of(new GenerationNoted(said)));
        } catch (InvalidGeneration e) {
            return new Verdict.Refused(new Reason(RejectionCode.INVALID_ENTRY.id(), e.field(), e.getMessage()));
        }
    }
}
