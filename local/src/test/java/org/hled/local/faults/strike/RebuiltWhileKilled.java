package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

public final class RebuiltWhileKilled implements Strike {

    @Override
    public String name() {
        return "rebuild-killed";
    }

    @Override
    public String what() {
        return "the only aggregator is killed 0 to 15 s into a rebuild, and started at once";
    }

    @Override
    public void strike(Scene scene) throws Exception {
        rebuild(scene, scene.stack().aggregator(0));
    }

    static void rebuild(Scene scene, Part victim) throws Exception {
        try (RebuildCommand command = RebuildCommand.start(scene.stack())) {
            scene.await("the rebuild has begun", command::hasBegun);
            scene.pass(Duration.ZERO, Duration.ofSeconds(15));
            victim.kill();
            victim.start();
            assertThat(command.awaitDone()).contains("is current");
        }
    }
}
