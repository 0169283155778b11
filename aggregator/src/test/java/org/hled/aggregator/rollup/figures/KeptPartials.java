package org.hled.aggregator.rollup.figures;

import java.util.List;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafKept;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived;
import org.hled.aggregator.store.Entry;

/** What a Roll-up's log has of partials. */
public final class KeptPartials {

    private KeptPartials() {}

    /** How many entries have partials of this generation. */
    public static long of(int generation, List<Entry> log) {
        return log.stream()
                .map(entry -> RollUpCodec.decode(entry.key(), entry.value()))
                .filter(entry -> switch (entry) {
                    case PartialReceived partial -> partial.generation() == generation;
                    case PartialsReceived delivery -> delivery.generation() == generation;
                    case LeafKept leaf ->
                        leaf.partials().orElseThrow().stream()
                                .anyMatch(partials -> partials.generation() == generation);
                    default -> false;
                })
                .count();
    }
}
