package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class AggregatorKilledTwice implements Strike {

    private static final int OK = 200;

    /** It has recovered within some seconds, most of which its JVM takes to start. */
    private static final Duration LEAST = Duration.ofMillis(300);

    private static final Duration MOST = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "aggregator-killed-twice";
    }

    @Override
    public String what() {
        return "it is killed, started, and killed again 0.3 to 3 s into its recovery";
    }

    @Override
    public void strike(Scene scene) {
        scene.pass(Duration.ZERO, Duration.ofSeconds(2));
        killTwice(scene, scene.stack().aggregator(0), LEAST, MOST);
    }

    /** The second kill comes between these two after it was started again; sooner, and once more, where it had recovered by then. */
    static void killTwice(Scene scene, Part victim, Duration least, Duration most) {
        victim.kill();
        Duration latest = most;
        boolean recovered;
        do {
            victim.launch();
            scene.pass(least, latest);
            recovered = hasRecovered(scene, victim);
            victim.kill();
            latest = latest.minus(least).dividedBy(2).plus(least);
        } while (recovered);
        victim.start();
    }

    private static boolean hasRecovered(Scene scene, Part victim) {
        try {
            return scene.client().get(victim, "/health/readiness").statusCode() == OK;
        } catch (AssertionError nobodyAnswers) {
            return false;
        }
    }
}
