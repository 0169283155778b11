package org.hled.aggregator.ledger;

import org.hled.aggregator.report.Tally;

/** What a ledger partition tells the Roll-up: absolute values, so that telling one again is harmless. */
public sealed interface Partial {

    /** The generation that the ledger is of. */
    int generation();

    /** Its sum of a leaf, and what of it was corrected. */
    record LeafPartial(int generation, String leaf, int partition, Tally tally) implements Partial {}

    /**
     * When the last sign of its kind came.
     *
     * @param sign key of the sign
     * @param second since 1970-01-01T00:00:00Z, by the broker's clock
     */
    record SignPartial(int generation, String sign, long second) implements Partial {}

    /**
     * All that the broker had received before a time, of what goes to this partition, has been told.
     *
     * @param asOf milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     */
    record PulsePartial(int generation, int partition, long asOf) implements Partial {}
}
