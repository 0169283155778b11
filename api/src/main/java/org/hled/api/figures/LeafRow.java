package org.hled.api.figures;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one agency reports of one initiative, measure, unit, place and period.
 *
 * @param pillar the pillar it counts in; empty where it does not count
 * @param uncounted the code of the reason why it does not count; empty where it counts
 * @param value the sum, in its unit
 * @param reports how many reports are in it
 * @param atLeast how many of them are lower bounds
 * @param estimated how many are estimates
 * @param negative how many are below zero
 */
public record LeafRow(
        LeafKey key,
        Optional<String> pillar,
        Optional<String> uncounted,
        BigDecimal value,
        long reports,
        long atLeast,
        long estimated,
        long negative)
        implements Row {

    /** Whether it holds reports, and they count. */
    public boolean isCounted() {
        return uncounted.isEmpty() && reports > 0;
    }

    /** Whether it holds reports, and they do not count. */
    public boolean isUncounted() {
        return uncounted.isPresent() && reports > 0;
    }
}
