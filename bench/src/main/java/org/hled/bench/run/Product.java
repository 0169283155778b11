package org.hled.bench.run;

/** Names of the product's that only the broker knows. */
final class Product {

    /** All its topics and consumer groups begin so, those that Streams makes too. */
    static final String PREFIX = "hled";

    /** The consumer group that reads the input topics. */
    static final String INTAKE_GROUP = "hled-intake";

    private Product() {}
}
