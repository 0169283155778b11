package org.hled.local.demo;

/**
 * What a total is the total of.
 *
 * @param pillar id of the pillar
 * @param measure what is counted
 * @param unit in what
 */
record PillarTotal(String pillar, String measure, String unit) {

    @Override
    public String toString() {
        return "%s %s in %s".formatted(pillar, measure, unit);
    }
}
