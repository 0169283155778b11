package org.hled.aggregator.rollup.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hled.aggregator.rollup.figures.RollUpEntry.SignForgotten;

/** When signs last came, by generation; in seconds since 1970-01-01T00:00:00Z. */
public final class Signs {

    private final TreeMap<Integer, Map<String, Long>> generations = new TreeMap<>();

    /** Whether as late a sign of this kind is known already. */
    public boolean has(int generation, String sign, long second) {
        return of(generation).getOrDefault(sign, -1L) >= second;
    }

    /** Signs of generations before this one, up to so many. */
    public List<SignForgotten> before(int generation, int most) {
        List<SignForgotten> before = new ArrayList<>();
        generations
                .headMap(generation, false)
                .forEach((former, signs) -> signs.keySet().stream()
                        .limit(Math.max(0, most - before.size()))
                        .forEach(sign -> before.add(new SignForgotten(former, sign))));
        return before;
    }

    /** All of a generation. */
    Map<String, Long> of(int generation) {
        return generations.getOrDefault(generation, Map.of());
    }

    void put(int generation, String sign, long second) {
        generations.computeIfAbsent(generation, g -> new HashMap<>()).merge(sign, second, Math::max);
    }

    void forget(int generation, String sign) {
        Map<String, Long> signs = generations.get(generation);
        if (signs != null) {
            signs.remove(sign);
            if (signs.isEmpty()) {
                generations.remove(generation);
            }
        }
    }

    void clear() {
        generations.clear();
    }
}
