package org.hled.aggregator.ledger;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.hled.aggregator.ledger.book.Outcome;

/**
 * How many records of this partition ended in which {@link Outcome}. Kept in a store that is committed with the offsets, so
 * that work which was aborted and done again is counted once.
 */
final class OutcomeCounts {

    private final KeyValueStore<String, Long> store;
    private final long[] counts = new long[Outcome.values().length];
    private final Set<Outcome> changed = EnumSet.noneOf(Outcome.class);

    OutcomeCounts(KeyValueStore<String, Long> store) {
        this.store = store;
        for (Outcome outcome : Outcome.values()) {
            Long stored = store.get(outcome.id());
            counts[outcome.ordinal()] = stored == null ? 0 : stored;
        }
    }

    /** Counts a record; it is in the store once {@link #store} has been called. */
    void count(Outcome outcome) {
        counts[outcome.ordinal()]++;
        changed.add(outcome);
    }

    /** Puts what has been counted into the store: once for many records, since each put costs as much as a report. */
    void store() {
        changed.forEach(outcome -> store.put(outcome.id(), counts[outcome.ordinal()]));
        changed.clear();
    }
}
