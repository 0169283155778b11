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
 */
public record LeafRow(LeafKey key, Optional<String> pillar, Optional<String> uncounted, BigDecimal value, long reports)
        implements Row {

    boolean isCounted() {
        return uncounted.isEmpty() && reports > 0;
    }

    boolean isUncounted() {
        return uncounted.isPresent() && reports > 0;
    }
}
