package org.hled.aggregator.rollup.figures;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.aggregator.catalog.CatalogEntry;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.ConditionPublished;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationCounted;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationNoted;
import org.hled.aggregator.rollup.figures.RollUpEntry.HandlingAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafKept;
import org.hled.aggregator.rollup.figures.RollUpEntry.OutageNoted;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialForgotten;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsSettled;
import org.hled.aggregator.rollup.figures.RollUpEntry.RecordWaiting;
import org.hled.aggregator.rollup.figures.RollUpEntry.SchemaLearned;
import org.hled.aggregator.rollup.figures.RollUpEntry.SignForgotten;
import org.hled.aggregator.rollup.figures.RollUpEntry.SignReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.TimeReached;
import org.hled.aggregator.rollup.figures.RollUpEntry.VersionReached;
import org.hled.aggregator.rollup.figures.RollUpEntry.WaitingEnded;
import org.hled.aggregator.stall.Expectation;
import org.hled.aggregator.stall.StallBook;
import org.hled.aggregator.store.Fold;
import org.hled.catalog.Initiative;
import org.hled.schemas.generation.Generations;

/**
 * What the Roll-up knows: the figures, the catalog as accepted and as published, how initiatives stand, and the number of the
 * last change.
 */
public final class RollUpState implements Fold {

    private final Figures figures = new Figures();
    private final Programme programme = new Programme();
    private final StallBook stalls = new StallBook();
    private final Map<WaitingEnded, RecordWaiting> waiting = new LinkedHashMap<>();
    private final Signs signs = new Signs();
    private final Deliveries deliveries = new Deliveries();
    private Generations generations = Generations.NONE;
    private VersionReached version = VersionReached.NONE;

    public Figures figures() {
        return figures;
    }

    public Programme programme() {
        return programme;
    }

    public StallBook stalls() {
        return stalls;
    }

    /** When signs came, as each generation has told it; those of the one that is counted are in {@link #stalls}. */
    public Signs signs() {
        return signs;
    }

    /** What has come of partials and has yet to be looked at. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** What was said of generations. Which one is counted, {@link #figures} know. */
    public Generations generations() {
        return generations;
    }

    /** Records that could not be read yet, oldest first. */
    public Collection<RecordWaiting> waiting() {
        return List.copyOf(waiting.values());
    }

    /** The number and time of the last change. */
    public VersionReached version() {
        return version;
    }

    @Override
    public void apply(byte[] key, byte[] value) {
        apply(RollUpCodec.decode(key, value));
    }

    /** Takes an entry in that is logged, too. */
    public void apply(RollUpEntry entry) {
        switch (entry) {
            case PartialsReceived received -> {
                figures.receive(received);
                deliveries.add(received.delivery(), figures.doneWhenCurrent());
            }
            case PartialsSettled(var delivery) -> deliveries.settle(delivery);
            case LeafKept kept -> figures.keep(kept);
            case PartialReceived(var generation, var leaf, var partition, var tally, var at) ->
                figures.setPartial(generation, leaf, partition, tally, at);
            case PartialForgotten(var generation, var leaf, var partition) ->
                figures.forgetPartial(generation, leaf, partition);
            case GenerationNoted(var generation) -> generations = generations.with(generation);
            case GenerationCounted(var counting) -> {
                figures.count(counting);
                stalls.setSigns(signs.of(counting.generation()));
            }
            case SchemaLearned(var id, var schema) -> programme.learn(id, schema);
            case CatalogEntryAccepted accepted -> {
                Optional<Initiative> initiative = programme.accept(accepted);
                figures.setEntry(accepted.initiative(), initiative.map(CatalogEntry::of));
                stalls.setExpectation(accepted.initiative(), initiative.map(Expectation::of));
            }
            case RecordWaiting record -> waiting.put(record.ended(), record);
            case WaitingEnded ended -> waiting.remove(ended);
            case SignReceived(var generation, var sign, var second) -> {
                signs.put(generation, sign, second);
                if (generation == figures.generation()) {
                    stalls.setSign(sign, second);
                }
            }
            case SignForgotten(var generation, var sign) -> signs.forget(generation, sign);
            case HandlingAccepted(var initiative, var handling) -> stalls.setHandling(initiative, handling);
            case TimeReached(var asOf) -> stalls.time().advance(asOf);
            case OutageNoted(var outage) -> stalls.note(outage);
            case ConditionPublished(var initiative, var condition) -> stalls.setPublished(initiative, condition);
            case VersionReached reached -> version = reached;
        }
    }

    @Override
    public void clear() {
        figures.clear();
        programme.clear();
        stalls.clear();
        waiting.clear();
        signs.clear();
        deliveries.clear();
        generations = Generations.NONE;
        version = VersionReached.NONE;
    }
}
