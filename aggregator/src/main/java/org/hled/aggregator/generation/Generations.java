package org.hled.aggregator.generation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All generations that were ever said to be, by the last word on each. Where nothing was said, the first is current. */
public final class Generations {

    private final int firstPartitions;
    private final TreeMap<Integer, Generation> known = new TreeMap<>();

    /** @param firstPartitions of the first generation, where nothing is said of it */
    public Generations(int firstPartitions) {
        this.firstPartitions = firstPartitions;
    }

    /** Takes the last word on a generation in. */
    public void note(Generation generation) {
        known.put(generation.number(), generation);
    }

    /** A generation by its number; empty if it is not known. */
    public Optional<Generation> of(int number) {
        return Optional.ofNullable(known.get(number)).or(() -> number == 1 ? Optional.of(first()) : Optional.empty());
    }

    /** The one that is current; the first if none is said to be. */
    public Generation current() {
        return known.descendingMap().values().stream()
                .filter(generation -> generation.phase() == Phase.CURRENT)
                .findFirst()
                .orElseGet(this::first);
    }

    /** The one that is being built, after this one; the latest, if there are several. */
    public Optional<Generation> buildingAfter(int number) {
        return known.tailMap(number, false).descendingMap().values().stream()
                .filter(generation -> generation.phase() == Phase.BUILDING)
                .findFirst();
    }

    /** Those that read the inputs: the current one first, then what is being built. */
    public List<Generation> live() {
        Generation current = current();
        return buildingAfter(current.number())
                .map(building -> List.of(current, building))
                .orElse(List.of(current));
    }

    /** Those whose place another one has taken. */
    public Collection<Generation> retired() {
        return known.values().stream()
                .filter(generation -> generation.phase() == Phase.RETIRED)
                .toList();
    }

    /** Forgets everything. */
    public void clear() {
        known.clear();
    }

    private Generation first() {
        return Generation.first(firstPartitions);
    }
}
