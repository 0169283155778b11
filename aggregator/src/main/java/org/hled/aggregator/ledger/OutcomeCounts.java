package org.hled.aggregator.ledger;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.hled.aggregator.ledger.book.Outcome;

/**
 * How many records of this partition ended in which {@link Outcome}. Kept in a store that is committed with the offsets, so
 * that work which was aborted and done again is counted once.
 */
final class OutcomeCounts {

    private final KeyValueStore<String, Long> store;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    OutcomeCounts(KeyValueStore<String, Long> store) {
        this.store = store;
        for (Outcome outcome : Outcome.values()) {
            Long stored = store.get(outcome.id());
            counts.put(outcome, stored == null ? 0L : stored);
        }
    }

    void count(Outcome outcome) {
        // The store's cache keeps this from being logged more than once a commit.
        store.put(outcome.id(), counts.merge(outcome, 1L, Long::sum));
    }
}
