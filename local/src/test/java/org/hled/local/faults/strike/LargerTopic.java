package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class LargerTopic implements Strike {

    private static final int PARTITIONS = 11;
    /** New topics are looked for so often. */
    private static final Duration FOUND = Duration.ofSeconds(35);

    @Override
    public String name() {
        return "larger-topic";
    }

    @Override
    public String what() {
        return "an agency gets topics of its own, with more partitions than any other, and reports there at once";
    }

    @Override
    public void strike(Scene scene) throws Exception {
        scene.load().onboardNext(PARTITIONS);
        scene.pass(FOUND, FOUND);
    }
}
