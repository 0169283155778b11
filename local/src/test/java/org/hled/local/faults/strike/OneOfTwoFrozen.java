package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class OneOfTwoFrozen implements Strike {

    @Override
    public String name() {
        return "one-of-two-frozen";
    }

    @Override
    public String what() {
        return "one of two aggregators is frozen (`SIGSTOP`) for 12 to 35 s, taken for dead, and wakes up as a zombie";
    }

    @Override
    public void strike(Scene scene) throws Exception {
        TwoAggregators two = TwoAggregators.of(scene);
        Scene.signal(two.victim(), "STOP");
        scene.pass(Duration.ofSeconds(12), Duration.ofSeconds(35));
        Scene.signal(two.victim(), "CONT");
        scene.pass(Duration.ofSeconds(2), Duration.ofSeconds(4));
        two.victim().awaitReady();
    }
}
