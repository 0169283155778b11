package org.hled.aggregator.rollup.figures;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.hled.aggregator.report.Tally;
import org.hled.aggregator.stall.Condition;
import org.hled.aggregator.stall.Handling;
import org.hled.aggregator.stall.WatchedTime;
import org.hled.generation.Generation;

/** What happened in the Roll-up: its state is the fold over these. */
public sealed interface RollUpEntry {

    /**
     * Partials of the generation that is counted have come together. Not as entries of their leaves: each leaf will have one of its
     * own ({@link LeafKept}) once it has been looked at, and the delivery is then settled.
     *
     * @param delivery its number, which no other has that is not settled
     * @param at when they came, milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     */
    record PartialsReceived(long delivery, int generation, int partition, List<LeafTally> partials, long at)
            implements RollUpEntry {

        /** A ledger partition's sum of a leaf. */
        public record LeafTally(String leaf, Tally tally) {}
    }

    /** All leaves of a delivery have entries of their own. */
    record PartialsSettled(long delivery) implements RollUpEntry {}

    /**
     * All that is known of a leaf. If it is another than was published before, it has gone out, and its totals with it.
     *
     * @param leaf its key
     * @param published empty where it has never been
     * @param partials of the generation that is counted, and later ones; empty in what builds before 0.1.0 have logged, who kept
     *     them elsewhere
     */
    record LeafKept(String leaf, Optional<LeafFigure> published, Optional<List<Partials>> partials)
            implements RollUpEntry {}

    /**
     * A ledger partition's sum of a leaf has come, of a generation that is being built. Builds before 0.1.0 wrote all partials so.
     *
     * @param generation that the ledger is of
     * @param at when it came, milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     */
    record PartialReceived(int generation, String leaf, int partition, Tally tally, long at) implements RollUpEntry {}

    /** A partial of a former generation is not needed any more. */
    record PartialForgotten(int generation, String leaf, int partition) implements RollUpEntry {}

    /** Something was said of a generation. */
    record GenerationNoted(Generation generation) implements RollUpEntry {}

    /** Another generation is counted. */
    record GenerationCounted(Counting counting) implements RollUpEntry {}

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
     * A record cannot be read yet, because the registry does not answer or does not know its schema.
     *
     * @param key of the record: an initiative's id, or a generation's number
     * @param offset its place in the topic
     * @param timestamp when the broker received it, milliseconds since 1970-01-01T00:00:00Z
     * @param outdated whether a later record of the same stands by now; if this one is wrong, that must still be said
     * @param value as on the topic
     */
    record RecordWaiting(Source source, String key, long offset, long timestamp, boolean outdated, byte[] value)
            implements RollUpEntry {

        /** The same, after a later one has been accepted. */
        public RecordWaiting asOutdated() {
            return new RecordWaiting(source, key, offset, timestamp, true, value);
        }

        /** The end of the waiting, one way or the other. */
        public WaitingEnded ended() {
            return new WaitingEnded(source, key, offset);
        }
    }

    /** A record has been judged that had to wait. */
    record WaitingEnded(Source source, String key, long offset) implements RollUpEntry {}

    /** A topic of whose records the last one of a key stands. */
    enum Source {
        CATALOG,
        ACKNOWLEDGEMENTS,
        GENERATIONS
    }

    /**
     * A sign has come.
     *
     * @param generation of the ledger that tells it
     * @param sign its key
     * @param second since 1970-01-01T00:00:00Z
     */
    record SignReceived(int generation, String sign, long second) implements RollUpEntry {}

    /** A sign that a former generation has told is not needed any more. */
    record SignForgotten(int generation, String sign) implements RollUpEntry {}

    /** What an operator has said of an initiative stands. */
    record HandlingAccepted(String initiative, Handling handling) implements RollUpEntry {}

    /** All that the broker had received before this is published: milliseconds since 1970-01-01T00:00:00Z. */
    record TimeReached(long asOf) implements RollUpEntry {}

    /** We could not watch for a while. */
    record OutageNoted(WatchedTime.Outage outage) implements RollUpEntry {}

    /** How an initiative stands has gone out, and what became of its alert with it. */
    record ConditionPublished(String initiative, Condition condition) implements RollUpEntry {}

    /**
     * A change has gone out.
     *
     * @param number of the change; 0 before the first
     * @param asOf all that the broker had received before this is in it, milliseconds since 1970-01-01T00:00:00Z
     */
    record VersionReached(long number, long asOf) implements RollUpEntry {

        static final VersionReached NONE = new VersionReached(0, 0);
    }
}
