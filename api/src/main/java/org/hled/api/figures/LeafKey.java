package org.hled.api.figures;

import java.util.Comparator;

/**
 * What a leaf is of. Sorted by the text of its parts, in their order.
 *
 * @param place the code of a port; empty where the measure has no place
 */
public record LeafKey(String initiative, String agency, String measure, String unit, String place, String period)
        implements Comparable<LeafKey> {

    private static final Comparator<LeafKey> ORDER = Comparator.comparing(LeafKey::initiative)
            .thenComparing(LeafKey::agency)
            .thenComparing(LeafKey::measure)
            .thenComparing(LeafKey::unit)
            .thenComparing(LeafKey::place)
            .thenComparing(LeafKey::period);

    @Override
    public int compareTo(LeafKey other) {
        return ORDER.compare(this, other);
    }
}
