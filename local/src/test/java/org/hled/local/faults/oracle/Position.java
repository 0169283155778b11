package org.hled.local.faults.oracle;

/** Where a record stands. */
public record Position(String topic, int partition, long offset) {}
