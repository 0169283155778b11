package org.hled.aggregator.store;

import java.util.List;

/**
 * State that is a fold over its log: each entry is applied once when it is written, and again, in the same order, when the
 * state is restored. So what is derived from the entries (sums, indexes) is rebuilt while restoring, without a scan
 * afterwards.
 */
public interface Fold {

    /**
     * Takes an entry in; a later one of the same key replaces it.
     *
     * @param value null where the entry is deleted
     */
    void apply(byte[] key, byte[] value);

    /** Takes entries in, in their order, when the state is restored. */
    default void applyAll(List<Entry> entries) {
        entries.forEach(entry -> apply(entry.key(), entry.value()));
    }

    /** Forgets everything: the instance will be restored again. */
    void clear();
}
