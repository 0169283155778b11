package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class OneOfTwoKilled implements Strike {

    @Override
    public String name() {
        return "one-of-two-killed";
    }

    @Override
    public String what() {
        return "one of two aggregators is killed, and started again 0 to 20 s later";
    }

    @Override
    public void strike(Scene scene) {
        TwoAggregators two = TwoAggregators.of(scene);
        two.victim().kill();
        scene.pass(Duration.ZERO, Duration.ofSeconds(20));
        two.victim().start();
    }
}
