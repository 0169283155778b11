package org.hled.local.faults.strike;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.local.stack.StackConfig;

public record StateLost(LedgerStore store) implements Strike {

    @Override
    public String name() {
        return "state-lost" + store.suffix();
    }

    @Override
    public String what() {
        return "the aggregator%s is killed, and its state directory deleted before it is started"
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
        // With all stores in memory there may be none: then this is one kill more.
        Path directory = Files.createDirectories(scene.stack().stateDirectory(0));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        aggregator.start();
    }
}
