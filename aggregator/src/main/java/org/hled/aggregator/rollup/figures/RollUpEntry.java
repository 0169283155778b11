package org.hled.aggregator.rollup.figures;

import org.apache.avro.Schema;
import org.hled.aggregator.report.Amounts;

/** What happened in the Roll-up: its state is the fold over these. */
public sealed interface RollUpEntry {

    /** A ledger partition's sum of a leaf has come. */
    record PartialReceived(String leaf, int partition, Amounts amounts) implements RollUpEntry {}

    /** A leaf has gone out, and its totals with it. */
    record LeafPublished(LeafFigure figure) implements RollUpEntry {}

    /** The schema of an entry of the catalog: kept here, so that a restart does not need the registry. */
    record SchemaLearned(int id, Schema schema) implements RollUpEntry {}

    /**
     * An entry of the catalog is in force.
     *
     * @param value as on {@code hled.catalog}; empty where the entry was taken out
     * @param published whether it has gone out on {@code hled.programme}
     */
    record CatalogEntryAccepted(String initiative, byte[] value, boolean published) implements RollUpEntry {

        public boolean isRemoval() {
            return value.length == 0;
        }
    }

    /**
     * An entry of the catalog cannot be read yet, because the registry does not answer or does not know its schema.
     *
     * @param offset its place in {@code hled.catalog}
     * @param timestamp when the broker received it, milliseconds since 1970-01-01T00:00:00Z
     * @param value as on {@code hled.catalog}; empty where the waiting is over
     */
    record CatalogEntryWaiting(String initiative, long offset, long timestamp, byte[] value) implements RollUpEntry {

        public boolean isOver() {
            return value.length == 0;
        }

        /** The end of the waiting, one way or the other. */
        public CatalogEntryWaiting over() {
            return new CatalogEntryWaiting(initiative, offset, timestamp, new byte[0]);
        }
    }

    /**
     * A change has gone out.
     *
     * @param number of the change; 0 before the first
     * @param asOf when the broker received the latest record in it, milliseconds since 1970-01-01T00:00:00Z
     */
    record VersionReached(long number, long asOf) implements RollUpEntry {

        static final VersionReached NONE = new VersionReached(0, 0);
    }
}
