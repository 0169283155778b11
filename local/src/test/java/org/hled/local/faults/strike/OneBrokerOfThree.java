package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.local.stack.StackConfig;

/** The two others must take over and go on, while it is still away. */
public final class OneBrokerOfThree implements Strike {

    @Override
    public String name() {
        return "one-broker-of-three";
    }

    @Override
    public String what() {
        return "one of three brokers is killed; totals must go on without it; it is started 0 to 10 s later";
    }

    @Override
    public Arrangement arrange(StackConfig config) {
        return ThreeBrokers.arrangement();
    }

    @Override
    public void strike(Scene scene) throws Exception {
        Part victim = ThreeBrokers.some(scene, 1).getFirst();
        scene.pass(Duration.ZERO, Duration.ofSeconds(2));
        victim.kill();
        scene.awaitEverythingUpToNow();
        Said.awaitCurrent(scene);
        scene.pass(Duration.ZERO, Duration.ofSeconds(10));
        victim.start();
    }
}
