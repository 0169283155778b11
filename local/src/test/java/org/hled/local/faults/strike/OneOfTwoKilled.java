package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class OneOfTwoKilled implements Strike {

    private final TwoAggregators two = new TwoAggregators();

    @Override
    public String name() {
        return "one-of-two-killed";
    }

    @Override
    public String what() {
        return "one of two aggregators, by turns the one with the Roll-up and the other, is killed, and started again 0 to 20 s later";
    }

    @Override
    public void strike(Scene scene) {
        Part victim = two.nextVictim(name(), scene);
        victim.kill();
        scene.pass(Duration.ZERO, Duration.ofSeconds(20));
        victim.start();
    }
}
