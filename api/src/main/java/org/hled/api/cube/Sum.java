package org.hled.api.cube;

import java.math.BigDecimal;
import org.hled.api.figures.LeafRow;

/**
 * An exact sum of leaves of one measure and unit.
 *
 * @param reports how many reports are in it
 * @param atLeast how many of them are lower bounds
 * @param estimated how many are estimates
 * @param negative how many are below zero
 */
record Sum(BigDecimal value, long reports, long atLeast, long estimated, long negative) {

    static Sum of(LeafRow leaf) {
        return new Sum(leaf.value(), leaf.reports(), leaf.atLeast(), leaf.estimated(), leaf.negative());
    }

    Sum plus(Sum other) {
        return new Sum(
                value.add(other.value),
                reports + other.reports,
                atLeast + other.atLeast,
                estimated + other.estimated,
                negative + other.negative);
    }
}
