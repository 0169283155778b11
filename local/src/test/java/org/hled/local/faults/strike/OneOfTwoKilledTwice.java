package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class OneOfTwoKilledTwice implements Strike {

    /** The fastest recovery of one of two takes about 2 s, the longest 10 s. */
    private static final Duration LEAST = Duration.ofMillis(300);

    private static final Duration MOST = Duration.ofSeconds(3);

    private final TwoAggregators two = new TwoAggregators();

    @Override
    public String name() {
        return "one-of-two-killed-twice";
    }

    @Override
    public String what() {
        return "one of two aggregators, by turns the one with the Roll-up and the other, is killed, started, and killed again 0.3 to 3 s into its recovery";
    }

    @Override
    public void strike(Scene scene) {
        AggregatorKilledTwice.killTwice(scene, two.nextVictim(name(), scene), LEAST, MOST);
    }
}
