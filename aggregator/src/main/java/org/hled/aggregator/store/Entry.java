package org.hled.aggregator.store;

/**
 * An entry of a {@link Fold}, to be put into its store.
 *
 * @param value null to delete the key
 */
public record Entry(byte[] key, byte[] value) {}
