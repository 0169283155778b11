package org.hled.aggregator.ledger.book;

/**
 * A pulse that waits until all that became due before it has been sent on.
 *
 * @param asOf milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
 */
public record PulseDue(long asOf) implements Outgoing {}
