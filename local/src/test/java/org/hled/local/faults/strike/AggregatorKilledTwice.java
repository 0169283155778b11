package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class AggregatorKilledTwice implements Strike {

    @Override
    public String name() {
        return "aggregator-killed-twice";
    }

    @Override
    public String what() {
        return "it is killed, started, and killed again 1 to 15 s into its recovery";
    }

    @Override
    public void strike(Scene scene) {
        scene.pass(Duration.ZERO, Duration.ofSeconds(2));
        killTwice(scene, scene.stack().aggregator(0));
    }

    static void killTwice(Scene scene, Part victim) {
        victim.kill();
        victim.launch();
        scene.pass(Duration.ofSeconds(1), Duration.ofSeconds(15));
        victim.kill();
        victim.start();
    }
}
