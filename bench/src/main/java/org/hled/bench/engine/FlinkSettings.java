package org.hled.bench.engine;

import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** Flink's settings that differ from its defaults, as its documentation advises; each with its reason. */
final class FlinkSettings {

    private FlinkSettings() {}

    /** State on the heap. */
    static Configuration heap(EngineConfig config) {
        Configuration settings = common(config);
        settings.setString("state.backend.type", "hashmap");
        return settings;
    }

    /** State in RocksDB, tuned. */
    static Configuration rocksDb(EngineConfig config) {
        Configuration settings = common(config);
        settings.setString("state.backend.type", "rocksdb");
        // Only what is new goes into a checkpoint.
        settings.setString("execution.checkpointing.incremental", "true");
        // RocksDB's memory: the local cluster gives it 128 MB unless told.
        settings.setString("taskmanager.memory.managed.size", "1g");
        // The options that Flink has for such disks; most keys that are looked up are new, so filters help.
        settings.setString("state.backend.rocksdb.predefined-options", "FLASH_SSD_OPTIMIZED");
        settings.setString("state.backend.rocksdb.use-bloom-filter", "true");
        return settings;
    }

    private static Configuration common(EngineConfig config) {
        return Configuration.fromMap(Map.ofEntries(
                // A job that fails is no measurement: by default it would be started again, and say nothing.
                Map.entry("restart-strategy.type", "none"),
                Map.entry("execution.checkpointing.interval", "1 s"),
                Map.entry("execution.checkpointing.mode", "EXACTLY_ONCE"),
                // State on the heap is written whole each time: without a pause it would never do anything else.
                Map.entry("execution.checkpointing.min-pause", "1 s"),
                // The default of 4 KiB is for small state.
                Map.entry("execution.checkpointing.write-buffer-size", String.valueOf(1024 * 1024)),
                Map.entry(
                        "execution.checkpointing.dir",
                        Path.of(config.directory(), "checkpoints").toUri().toString()),
                Map.entry("io.tmp.dirs", config.directory()),
                // No copies between operators in one chain: ours do not keep what they are given.
                Map.entry("pipeline.object-reuse", "true"),
                // Tuples throughout; a type that would fall back to Kryo fails.
                Map.entry("pipeline.generic-types", "false"),
                Map.entry("taskmanager.numberOfTaskSlots", String.valueOf(config.threads())),
                // The default of 64 MB is for tests.
                Map.entry("taskmanager.memory.network.min", "128mb"),
                Map.entry("taskmanager.memory.network.max", "128mb")));
    }
}
