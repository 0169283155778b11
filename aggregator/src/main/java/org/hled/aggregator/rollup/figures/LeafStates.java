package org.hled.aggregator.rollup.figures;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.table.Places;
import org.hled.aggregator.table.SecretHash;

/**
 * What is known of all leaves. Found by their keys, which are not kept: where there are a million leaves, each key that a look-up
 * has to read is waited for.
 */
final class LeafStates {

    private final Names names;
    private final Map<String, LeafSeries> series = new HashMap<>();
    private final Map<String, List<LeafSeries>> ofInitiative = new HashMap<>();

    private final SecretHash hash;
    private final List<LeafState> states = new ArrayList<>();

    /** Of leaves in {@link #states}. */
    private Places places = new Places();

    /** Of no meaning; what nobody keeps is not read. */
    private int touched;

    /** Empty. */
    LeafStates(Names names, SecretHash hash) {
        this.names = names;
        this.hash = hash;
    }

    /**
     * Reads what is known of these leaves: a processor fetches places in memory side by side that do not depend on each other, where
     * one look-up after the other would wait for each.
     */
    void expect(List<String> keys) {
        int read = 0;
        int[] numbers = new int[keys.size()];
        for (int i = 0; i < numbers.length; i++) {
            int place = places.first(hash(keys.get(i)));
            numbers[i] = place == Places.NONE ? Places.NONE : places.number(place);
        }
        for (int number : numbers) {
            read += number == Places.NONE ? 0 : states.get(number).touch();
        }
        touched = read;
    }

    /** What is known of a leaf, by its key. */
    Optional<LeafState> find(String key) {
        for (int place = places.first(hash(key)); place != Places.NONE; place = places.next(place)) {
            LeafState state = states.get(places.number(place));
            if (state.isOf(key)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** The same; of a leaf that is new nothing is known yet. */
    LeafState of(String key) {
        return find(key).orElseGet(() -> add(key));
    }

    private LeafState add(String key) {
        Leaf leaf = Leaf.parse(key);
        LeafSeries of = series.computeIfAbsent(
                key.substring(0, key.length() - leaf.period().length()), shared -> addSeries(shared, leaf));
        LeafState state = new LeafState(of, names.word(leaf.period()));
        of.add(state);
        places.add(hash(key), states.size());
        states.add(state);
        return state;
    }

    private LeafSeries addSeries(String key, Leaf any) {
        LeafSeries added = new LeafSeries(key, any, names);
        ofInitiative
                .computeIfAbsent(added.initiative(), initiative -> new ArrayList<>())
                .add(added);
        return added;
    }

    private int hash(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.ISO_8859_1);
        return hash.of(bytes, 0, bytes.length);
    }

    void forEach(Consumer<LeafState> action) {
        states.forEach(action);
    }

    void forEachOf(String initiative, Consumer<LeafState> action) {
        ofInitiative
                .getOrDefault(initiative, List.of())
                .forEach(one -> one.leaves().forEach(action));
    }

    void clear() {
        series.clear();
        ofInitiative.clear();
        states.clear();
        places = new Places();
    }
}
