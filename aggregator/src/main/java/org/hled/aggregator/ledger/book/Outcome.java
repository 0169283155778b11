package org.hled.aggregator.ledger.book;

import java.util.Locale;

/**
 * What becomes of a record. Each record on the input topics ends in exactly one:
 *
 * <pre>consumed = accepted + duplicate + superseded + rejected</pre>
 */
public enum Outcome {
    /** The highest version of its report so far: it counts, unless a higher one comes. */
    ACCEPTED,
    /** The very version that stands. */
    DUPLICATE,
    /** A lower version than the one that stands: it came late and changes nothing. */
    SUPERSEDED,
    /** It can never count; it is kept in {@code hled.rejections} with the reason. */
    REJECTED;

    /** Its name in stores and metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
