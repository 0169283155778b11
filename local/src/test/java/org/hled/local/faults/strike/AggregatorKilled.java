package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class AggregatorKilled implements Strike {

    @Override
    public String name() {
        return "aggregator-killed";
    }

    @Override
    public String what() {
        return "the only aggregator is killed (`SIGKILL`) at a random moment, and started at once";
    }

    @Override
    public void strike(Scene scene) {
        Part aggregator = scene.stack().aggregator(0);
        scene.pass(Duration.ZERO, Duration.ofSeconds(2));
        aggregator.kill();
        aggregator.start();
    }
}
