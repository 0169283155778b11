package org.hled.aggregator.report;

/**
 * What a report adds to its leaf.
 *
 * @param hundredths the value in hundredths of the unit, at most 10^14 either way
 */
public record Contribution(long hundredths, Precision precision) {}
