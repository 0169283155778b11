package org.hled.local.faults.oracle;

/**
 * The finest total there is.
 *
 * @param place code of the port; a hyphen where there is none
 */
public record Leaf(String initiative, String agency, String measure, String unit, String place, String period) {

    static final String NO_PLACE = "-";

    /** Its key on the topic. */
    String key() {
        return String.join("/", initiative, agency, measure, unit, place, period);
    }
}
