package org.hled.local.faults.strike;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.local.stack.StackConfig;

public record StateCorrupted(LedgerStore store) implements Strike {

    /** With all stores in memory Streams may have written none of these, and must not trip over them either. */
    private static final List<String> PLANTED = List.of(
            Applications.LEDGER + "/kafka-streams-process-metadata",
            Applications.LEDGER + "/0_0/.checkpoint",
            Applications.ROLL_UP + "/kafka-streams-process-metadata",
            Applications.ROLL_UP + "/0_0/.checkpoint",
            "ledger/1/CURRENT");

    private static final int SOME = 100;

    @Override
    public String name() {
        return "state-corrupted" + store.suffix();
    }

    @Override
    public String what() {
        return "the aggregator%s is killed, and every file of its state directory overwritten with random bytes, or planted"
                .formatted(store.words());
    }

    @Override
    public Arrangement arrange(StackConfig config) {
        return store.arrangement();
    }

    @Override
    public void strike(Scene scene) throws IOException {
        Part aggregator = scene.stack().aggregator(0);
        aggregator.kill();
        Path directory = scene.stack().stateDirectory(0);
        if (store == LedgerStore.ROCKSDB && !hasDatabase(directory)) {
            throw new AssertionError("there is no database to corrupt in " + directory);
        }
        for (Path own : ofInstances(directory)) {
            for (String file : PLANTED) {
                Path planted = own.resolve(file);
                Files.createDirectories(planted.getParent());
                overwrite(planted, SOME, scene.random());
            }
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                overwrite(file, (int) Files.size(file), scene.random());
            }
        }
        aggregator.start();
    }

    private static boolean hasDatabase(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(file -> file.endsWith("CURRENT"));
        }
    }

    private static List<Path> ofInstances(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    private static void overwrite(Path file, int size, Random random) throws IOException {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        Files.write(file, bytes);
    }
}
