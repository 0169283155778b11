package org.hled.aggregator.stall;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a measure has come towards its target. Figures are text, in the target's unit.
 *
 * @param value what is to be reached
 * @param due the day by which it is: ISO 8601 date
 * @param actual the total of all time; empty if nothing has been counted
 * @param expected what would stand on pace; empty before it is judged
 * @param behindBy by how much the one misses the other; empty if it does not
 * @param movedAt when the total last became another one, as far as we have watched
 */
public record Pace(
        String measure,
        String unit,
        String value,
        String due,
        Optional<String> actual,
        Optional<String> expected,
        Optional<String> behindBy,
        OptionalLong movedAt) {}
