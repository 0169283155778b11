package org.hled.aggregator.rollup;

import java.util.List;
import org.hled.aggregator.rollup.figures.RollUpEntry;
import org.hled.aggregator.wire.Rejections.Reason;

/** What becomes of a record of which the last one of a key stands. */
sealed interface Verdict {

    /** It stands, by these entries of the state, in this order. */
    record Accepted(List<RollUpEntry> entries) implements Verdict {}

    /** It never stands; the one before it stays. */
    record Refused(Reason reason) implements Verdict {}

    /** Not known yet: ask again later. */
    record Pending() implements Verdict {}
}
