package org.hled.bench.run;

import org.hled.schemas.topic.Road;

/** Names of the product's, as the broker has them. */
final class Product {

    /** All its topics and consumer groups begin so, those that Streams makes too. */
    static final String PREFIX = "hled";

    /** The consumer group that reads the input topics. */
    static final String INTAKE_GROUP = new Road(Road.FIRST).intake();

    /** The Ledger's changelog begins so. */
    static final String LEDGER_LOG = new Road(Road.FIRST).ledger() + "-";

    private Product() {}
}
