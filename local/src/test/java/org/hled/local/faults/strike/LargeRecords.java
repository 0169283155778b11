package org.hled.local.faults.strike;

import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class LargeRecords implements Strike {

    private static final int LIMIT = 1_048_588;
    /** What a batch of one record needs beside key and value, and lz4 for bytes that it cannot compress, is less. */
    private static final int OVERHEAD = 200;

    private static final int EACH = 5;

    @Override
    public String name() {
        return "large-records";
    }

    @Override
    public String what() {
        return "records as large as the broker takes, and larger ones that compression gets through";
    }

    @Override
    public void strike(Scene scene) {
        for (int i = 0; i < EACH; i++) {
            scene.load().large(LIMIT - OVERHEAD - scene.random().nextInt(1000), false);
            scene.load().large(LIMIT, true);
            scene.load().large(LIMIT + 1, true);
            scene.load().large(3 * LIMIT, true);
        }
    }
}
