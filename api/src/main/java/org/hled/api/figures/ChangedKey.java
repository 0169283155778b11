package org.hled.api.figures;

/** What has become another in a change: a total, or what is told of an initiative. */
public sealed interface ChangedKey {

    /** A total. */
    record OfTotal(TotalKey key) implements ChangedKey {}

    /** An initiative's entry in the catalog, or how it stands. */
    record OfInitiative(String id) implements ChangedKey {}
}
