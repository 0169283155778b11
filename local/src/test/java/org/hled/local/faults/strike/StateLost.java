package org.hled.local.faults.strike;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class StateLost implements Strike {

    @Override
    public String name() {
        return "state-lost";
    }

    @Override
    public String what() {
        return "the aggregator is killed, and its state directory deleted before it is started";
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
