package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class RegistryDownAtStart implements Strike {

    @Override
    public String name() {
        return "registry-down-at-start";
    }

    @Override
    public String what() {
        return "the registry is down when the aggregator is started after a crash, and comes 2 to 20 s later";
    }

    @Override
    public void strike(Scene scene) {
        Part aggregator = scene.stack().aggregator(0);
        scene.stack().registry().kill();
        aggregator.kill();
        aggregator.launch();
        scene.pass(Duration.ofSeconds(2), Duration.ofSeconds(20));
        scene.stack().registry().start();
        aggregator.awaitReady();
    }
}
