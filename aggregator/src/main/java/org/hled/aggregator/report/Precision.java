package org.hled.aggregator.report;

/** How a figure is to be read: as counted, as a lower bound, as an estimate. */
public enum Precision {
    EXACT,
    AT_LEAST,
    ESTIMATED
}
