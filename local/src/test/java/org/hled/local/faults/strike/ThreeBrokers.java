package org.hled.local.faults.strike;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.stack.Part;

/** A cluster of three brokers, each a controller too. All topics have three replicas, of which two must be in sync. */
final class ThreeBrokers {

    private static final int ALL = 3;

    private ThreeBrokers() {}

    static Arrangement arrangement() {
        return new Arrangement(ALL, Map.of(), Map.of(), Map.of(), () -> {});
    }

    /** So many of them, whichever. */
    static List<Part> some(Scene scene, int number) {
        List<Part> brokers = new ArrayList<>(scene.stack().brokers());
        Collections.shuffle(brokers, scene.random());
        return brokers.subList(0, number);
    }
}
