package org.hled.local.faults.strike;

import org.hled.local.faults.Scene;
import org.hled.local.stack.Part;

/** Two aggregators that share the work. */
record TwoAggregators(Part victim, Part other) {

    /** Starts the second where it does not run, waits until both have work, and chooses one of them. */
    static TwoAggregators of(Scene scene) {
        Part first = scene.stack().aggregator(0);
        Part second = scene.stack().aggregator(1);
        for (Part part : new Part[] {first, second}) {
            if (!part.isRunning()) {
                part.start();
            }
        }
        scene.await("both aggregators have work", () -> hasWork(scene, first) && hasWork(scene, second));
        return scene.random().nextBoolean() ? new TwoAggregators(first, second) : new TwoAggregators(second, first);
    }

    private static boolean hasWork(Scene scene, Part part) {
        return scene.client().outcomes(part).values().stream().anyMatch(count -> count > 0);
    }
}
