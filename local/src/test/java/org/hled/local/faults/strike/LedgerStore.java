package org.hled.local.faults.strike;

import java.util.Map;
import org.hled.local.faults.Arrangement;

/** Where aggregators keep their ledgers. */
public enum LedgerStore {
    MEMORY("", ""),
    ROCKSDB("-rocksdb", ", with its ledger in `rocksdb`,");

    private final String suffix;
    private final String words;

    LedgerStore(String suffix, String words) {
        this.suffix = suffix;
        this.words = words;
    }

    /** What the name of a fault ends with. */
    String suffix() {
        return suffix;
    }

    /** What is to be said behind "the aggregator". */
    String words() {
        return words;
    }

    /** Memory is what aggregators have without a setting. */
    Arrangement arrangement() {
        return this == MEMORY
                ? Arrangement.PLAIN
                : new Arrangement(Map.of(), Map.of("HLED_LEDGER_STORE", "rocksdb"), Map.of(), () -> {});
    }
}
