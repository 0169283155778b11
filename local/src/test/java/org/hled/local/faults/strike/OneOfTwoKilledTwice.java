package org.hled.local.faults.strike;

import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class OneOfTwoKilledTwice implements Strike {

    @Override
    public String name() {
        return "one-of-two-killed-twice";
    }

    @Override
    public String what() {
        return "one of two aggregators is killed, started, and killed again 1 to 15 s into its recovery";
    }

    @Override
    public void strike(Scene scene) {
        AggregatorKilledTwice.killTwice(scene, TwoAggregators.of(scene).victim());
    }
}
