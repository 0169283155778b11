package org.hled.aggregator.ledger.book;

/** What a {@link Ledger} has to send on, in the order in which it became due. */
public sealed interface Outgoing permits LeafSum, LastSign, PulseDue {}
