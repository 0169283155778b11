package org.hled.api.figures;

import java.util.Comparator;

/**
 * What a total is of. Sorted by the text of its parts, in their order.
 *
 * @param scope programme, pillar or initiative
 * @param id of the programme, pillar or initiative
 * @param measure what is counted
 * @param unit in what
 * @param period {@code all}, {@code 2024}, {@code 2024-Q2} or {@code 2024-03}
 */
public record TotalKey(String scope, String id, String measure, String unit, String period)
        implements Comparable<TotalKey> {

    private static final Comparator<TotalKey> ORDER = Comparator.comparing(TotalKey::scope)
            .thenComparing(TotalKey::id)
            .thenComparing(TotalKey::measure)
            .thenComparing(TotalKey::unit)
            .thenComparing(TotalKey::period);

    @Override
    public int compareTo(TotalKey other) {
        return ORDER.compare(this, other);
    }
}
