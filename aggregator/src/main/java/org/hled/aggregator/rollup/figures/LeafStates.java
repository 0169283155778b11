package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hled.aggregator.report.Leaf;

/**
 * What is known of all leaves. Found in two steps, the series and then the period: where there are a million leaves, the first is
 * in the processor's cache, and the second does not have to read a key of which nearly all is the series.
 */
final class LeafStates {

    private final Names names;
    private final Map<String, LeafSeries> series = new HashMap<>();
    private final Map<String, List<LeafSeries>> ofInitiative = new HashMap<>();

    /** Empty. */
    LeafStates(Names names) {
        this.names = names;
    }

    /** What is known of a leaf, by its key. */
    Optional<LeafState> find(String key) {
        int slash = key.lastIndexOf(Leaf.SEPARATOR);
        return Optional.ofNullable(series.get(key.substring(0, slash)))
                .map(known -> known.get(key.substring(slash + 1)));
    }

    /** The same; of a leaf that is new nothing is known yet. */
    LeafState of(String key) {
        return find(key).orElseGet(() -> add(key));
    }

    private LeafState add(String key) {
        Leaf leaf = Leaf.parse(key);
        String period = names.word(leaf.period());
        LeafSeries of = series.computeIfAbsent(
                key.substring(0, key.lastIndexOf(Leaf.SEPARATOR)), shared -> addSeries(shared, leaf));
        LeafState state = new LeafState(of, period);
        of.put(period, state);
        return state;
    }

    private LeafSeries addSeries(String key, Leaf any) {
        LeafSeries added = new LeafSeries(key, any, names);
        ofInitiative
                .computeIfAbsent(added.initiative(), initiative -> new ArrayList<>())
                .add(added);
        return added;
    }

    void forEach(Consumer<LeafState> action) {
        series.values().forEach(one -> one.leaves().forEach(action));
    }

    void forEachOf(String initiative, Consumer<LeafState> action) {
        ofInitiative
                .getOrDefault(initiative, List.of())
                .forEach(one -> one.leaves().forEach(action));
    }

    void clear() {
        series.clear();
        ofInitiative.clear();
    }
}
