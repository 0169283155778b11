package org.hled.local.faults;

/** Where a fault can be tried, again and again. */
interface Stage extends AutoCloseable {

    /** Starts one. */
    @FunctionalInterface
    interface Starter {

        /** @param directory where it keeps logs and data */
        Stage start(String directory, Strike strike, long seed) throws Exception;
    }

    /** Tries it once. */
    Row.Attempt attempt(Strike strike) throws Exception;

    /** How many records stood on the input topics when the oracle looked last. */
    long reports();
}
