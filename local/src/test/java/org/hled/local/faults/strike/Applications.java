package org.hled.local.faults.strike;

/** The aggregator's applications of Kafka Streams, by what they do: ids, consumer groups, and names of state directories. */
final class Applications {

    static final String INTAKE = "hled-intake";
    static final String LEDGER = "hled-ledger";
    static final String ROLL_UP = "hled-roll-up";

    private Applications() {}
}
