package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class CatalogChanged implements Strike {

    private static final int ROUNDS = 20;
    private static final int CHANGES = 10;

    @Override
    public String name() {
        return "catalog-changed";
    }

    @Override
    public String what() {
        return "200 changes of the catalog within 10 s: pillars, agencies, reporters, entries taken out, entries refused";
    }

    @Override
    public void strike(Scene scene) {
        for (int i = 0; i < ROUNDS; i++) {
            scene.load().catalogChanges(CHANGES);
            scene.pass(Duration.ofMillis(100), Duration.ofMillis(900));
        }
    }
}
