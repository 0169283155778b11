package org.hled.local.faults.strike;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.local.stack.StackConfig;

/** The ledgers are in RocksDB, and their directory is a mount of its own, which another file fills. */
public final class AggregatorsDiskFull implements Strike {

    private static final int DISK_MEBIBYTES = 256;
    /** More than RocksDB has buffers for, so that it must write to the disk. */
    private static final int FLOOD = 200_000;

    private SmallDisk disk;

    @Override
    public String name() {
        return "aggregators-disk-full";
    }

    @Override
    public String what() {
        return "the disk of an aggregator's ledgers (`rocksdb`) is full while %,d reports come; it is started in vain, then there is room"
                .formatted(FLOOD);
    }

    @Override
    public Optional<String> obstacle() {
        return SmallDisk.obstacle();
    }

    @Override
    public Arrangement arrange(StackConfig config) throws IOException {
        disk = SmallDisk.mount(config.data().resolve("aggregator"), DISK_MEBIBYTES);
        return new Arrangement(
                Map.of(), Map.of("HLED_LEDGER_STORE", "rocksdb", "HLED_ROCKSDB_MIB", "16"), Map.of(), disk);
    }

    @Override
    public void strike(Scene scene) throws IOException {
        Part aggregator = scene.stack().aggregator(0);
        disk.fill();
        scene.load().flood(FLOOD);
        scene.awaitEnd("an aggregator that cannot write ends", aggregator);
        // It has left what room it had. Whatever starts it again does so before there is more.
        disk.fill();
        aggregator.launch();
        scene.awaitEnd("it ends again", aggregator);
        scene.pass(Duration.ofSeconds(2), Duration.ofSeconds(10));
        disk.free();
        aggregator.start();
    }
}
