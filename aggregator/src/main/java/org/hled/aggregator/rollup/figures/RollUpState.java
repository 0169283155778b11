package org.hled.aggregator.rollup.figures;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryWaiting;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafPublished;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.SchemaLearned;
import org.hled.aggregator.rollup.figures.RollUpEntry.VersionReached;
import org.hled.aggregator.store.Fold;

/** What the Roll-up knows: the figures, the catalog as accepted and as published, and the number of the last change. */
public final class RollUpState implements Fold {

    private final Figures figures = new Figures();
    private final Programme programme = new Programme();
    private final Map<String, CatalogEntryWaiting> waiting = new LinkedHashMap<>();
    private VersionReached version = VersionReached.NONE;

    public Figures figures() {
        return figures;
    }

    public Programme programme() {
        return programme;
    }

    /** Entries of the catalog that could not be read yet, oldest first. */
    public Collection<CatalogEntryWaiting> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Whether an entry of this initiative waits. */
    public boolean isWaiting(String initiative) {
        return waiting.containsKey(initiative);
    }

    /** The number and time of the last change. */
    public VersionReached version() {
        return version;
    }

    @Override
    public void apply(byte[] key, byte[] value) {
        switch (RollUpCodec.decode(key, value)) {
            case PartialReceived(var leaf, var partition, var amounts) -> figures.setPartial(leaf, partition, amounts);
            case LeafPublished(var figure) -> figures.setPublished(figure);
            case SchemaLearned(var id, var schema) -> programme.learn(id, schema);
            case CatalogEntryAccepted entry -> figures.setEntry(entry.initiative(), programme.accept(entry));
            case CatalogEntryWaiting entry -> {
                if (entry.isOver()) {
                    waiting.remove(entry.initiative());
                } else {
                    waiting.put(entry.initiative(), entry);
                }
            }
            case VersionReached reached -> version = reached;
        }
    }

    @Override
    public void clear() {
        figures.clear();
        programme.clear();
        waiting.clear();
        version = VersionReached.NONE;
    }
}
