package org.hled.local.faults.strike;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class StateCorrupted implements Strike {

    @Override
    public String name() {
        return "state-corrupted";
    }

    @Override
    public String what() {
        return "the aggregator is killed, and every file of its state directory overwritten with random bytes";
    }

    @Override
    public void strike(Scene scene) throws IOException {
        Part aggregator = scene.stack().aggregator(0);
        aggregator.kill();
        try (Stream<Path> files = Files.walk(scene.stack().stateDirectory(0))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = new byte[(int) Files.size(file)];
                scene.random().nextBytes(bytes);
                Files.write(file, bytes);
            }
        }
        aggregator.start();
    }
}
