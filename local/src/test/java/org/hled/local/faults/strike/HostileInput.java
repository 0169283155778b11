package org.hled.local.faults.strike;

import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

/** @param ids how many of the records have a wrong schema id, which is waited for */
public record HostileInput(int records, int ids) implements Strike {

    private static final int TIMES = 3;

    @Override
    public String name() {
        return "hostile-input";
    }

    @Override
    public String what() {
        return "%,d records come at once, each three times, in reverse order; %,d more with bytes changed, cut off or added,"
                        .formatted(records * TIMES, 2 * records)
                + " schema ids among them";
    }

    @Override
    public void strike(Scene scene) {
        scene.load().burst(records, TIMES);
        scene.load().mutants(2 * records, ids);
    }
}
