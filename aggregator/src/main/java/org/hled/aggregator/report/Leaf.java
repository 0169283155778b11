package org.hled.aggregator.report;

/**
 * The finest total kept.
 *
 * @param key the leaf as readable text, {@code initiative/agency/measure/unit/place/period}; no part contains a slash
 * @param place code of the port, or {@link #NO_PLACE}
 * @param period as {@link Periods} writes it
 */
public record Leaf(
        String key, String initiative, String agency, String measure, String unit, String place, String period) {

    public static final String NO_PLACE = "-";

    private static final String SEPARATOR = "/";

    private static final int PARTS = 6;

    /** The leaf of these parts. */
    public static Leaf of(String initiative, String agency, String measure, String unit, String place, String period) {
        String key = String.join(SEPARATOR, initiative, agency, measure, unit, place, period);
        return new Leaf(key, initiative, agency, measure, unit, place, period);
    }

    /** Reads a leaf's key. */
    public static Leaf parse(String key) {
        String[] parts = key.split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not a leaf: " + key);
        }
        return new Leaf(key, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }
}
