package org.hled.local.faults.strike;

import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class Flood implements Strike {

    private static final int RECORDS = 50_000;

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public String what() {
        return "one agency sends 50,000 reports at once";
    }

    @Override
    public void strike(Scene scene) {
        scene.load().flood(RECORDS);
    }
}
