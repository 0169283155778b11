package org.hled.bench.engine;

/**
 * What engines need to know of an update.
 *
 * @param id the report's id
 * @param leaf the leaf it falls on: {@code initiative/measure/unit/month}
 * @param revision its revision
 * @param value in hundredths of the unit
 */
record Fact(String id, String leaf, int revision, long value) {}
