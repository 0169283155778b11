package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import org.hled.generation.Generation;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;

/** Within a second or two the applications of the former generation end, then its groups and topics go. */
public final class RebuiltWhileClearing implements Strike {

    @Override
    public String name() {
        return "rebuild-killed-clearing";
    }

    @Override
    public String what() {
        return "the only aggregator is killed as soon as a rebuild has changed over, before it has cleared the former away, and started";
    }

    @Override
    public void strike(Scene scene) throws Exception {
        Part aggregator = scene.stack().aggregator(0);
        long before = retired(scene);
        try (RebuildCommand command = RebuildCommand.start(scene.stack())) {
            scene.await("the former generation is retired", () -> retired(scene) > before);
            aggregator.kill();
            aggregator.start();
            assertThat(command.awaitDone()).contains("is current");
        }
    }

    private static long retired(Scene scene) {
        return scene.client().latest(Topics.GENERATIONS).values().stream()
                .map(Generation::getPhase)
                .filter(Phase.RETIRED.id()::equals)
                .count();
    }
}
