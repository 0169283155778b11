package org.hled.bench.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is measured, in the order in which it is shown. */
public enum Engine {
    A("a", "A  limit: bytes only"),
    B("b", "B  limit: A, decoded"),
    C("c", "C  limit: B, and sums in memory"),
    D("d", "D  limit: by hand, exactly once"),
    OURS("ours", "ours, the whole road"),
    OURS_TWO("ours_two", "ours, two instances"),
    OURS_ROCKSDB("ours_rocksdb", "ours, RocksDB"),
    STREAMS_REDUCE("streams_reduce", "Kafka Streams, reduce, RocksDB"),
    FLINK_HEAP("flink_heap", "Flink, heap"),
    FLINK_ROCKSDB("flink_rocksdb", "Flink, RocksDB");

    private final String key;
    private final String title;

    Engine(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Its name on the command line and in the keys of the JSON. */
    public String key() {
        return key;
    }

    /** What it is called in the table. */
    public String title() {
        return title;
    }

    /** The engine of this name; empty if there is none. */
    public static Optional<Engine> byKey(String key) {
        return Arrays.stream(values()).filter(engine -> engine.key.equals(key)).findFirst();
    }

    /** All names. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Engine::key).toList();
    }

    /** Whether it is the product itself. */
    public boolean isOurs() {
        return this == OURS || this == OURS_TWO || this == OURS_ROCKSDB;
    }

    /** Whether it is measured without being named: two instances say something only where there are processors for both. */
    public boolean isUsual() {
        return this != OURS_TWO;
    }

    /** The settings of the product that make it this one, as variables of the environment. */
    Map<String, String> settings() {
        return this == OURS_ROCKSDB ? Map.of("HLED_LEDGER_STORE", "rocksdb") : Map.of();
    }

    /** Whether it does the product's work in another way, and is to give the same answer. */
    public boolean isPeer() {
        return this == STREAMS_REDUCE || isFlink();
    }

    boolean isFlink() {
        return this == FLINK_HEAP || this == FLINK_ROCKSDB;
    }

    /** Whether it writes sums that can be checked; A and B only count. */
    boolean hasAnswer() {
        return this != A && this != B;
    }
}
