package org.hled.api.figures;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A running total.
 *
 * @param value the sum, in its unit
 * @param reports how many reports are in it
 * @param atLeast how many of them are lower bounds
 * @param estimated how many are estimates
 * @param negative how many are below zero
 * @param updatedAt when it last changed, by the aggregator's clock
 */
public record TotalRow(
        TotalKey key, BigDecimal value, long reports, long atLeast, long estimated, long negative, Instant updatedAt)
        implements Row {}
