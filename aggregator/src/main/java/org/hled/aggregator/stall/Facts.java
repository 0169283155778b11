package org.hled.aggregator.stall;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What is known of an initiative, beside the catalog.
 *
 * @param lastReport when a listed agency last reported, milliseconds since 1970-01-01T00:00:00Z
 * @param lastRejection when a report of a listed agency was last rejected
 * @param actual the total of all time of a target's measure; empty if nothing has been counted
 */
record Facts(
        OptionalLong lastReport,
        OptionalLong lastRejection,
        Handling handling,
        Function<Target, Optional<BigDecimal>> actual) {}
