package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class OneOfTwoFrozen implements Strike {

    private final TwoAggregators two = new TwoAggregators();

    @Override
    public String name() {
        return "one-of-two-frozen";
    }

    @Override
    public String what() {
        return "one of two aggregators, by turns the one with the Roll-up and the other, is frozen (`SIGSTOP`) for 12 to 35 s, taken for dead, and wakes up as a zombie";
    }

    @Override
    public void strike(Scene scene) throws Exception {
        Part victim = two.nextVictim(name(), scene);
        Scene.signal(victim, "STOP");
        scene.pass(Duration.ofSeconds(12), Duration.ofSeconds(35));
        Scene.signal(victim, "CONT");
        scene.pass(Duration.ofSeconds(2), Duration.ofSeconds(4));
        victim.awaitReady();
    }
}
