package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.hled.generation.Generation;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Road;
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
            assertThat(remains(scene, before))
                    .as("topics of the former generation, when the aggregator was dead")
                    .isNotEmpty();
            aggregator.start();
            assertThat(command.awaitDone()).contains("is current");
        }
    }

    /** Of the generation that is retired now, when so many were before. */
    private static List<String> remains(Scene scene, long before) throws Exception {
        String reports = new Road((int) before + 1).reports(1).name();
        try (Admin admin = scene.client().admin()) {
            return admin.listTopics().names().get().stream()
                    .filter(reports::equals)
                    .toList();
        }
    }

    private static long retired(Scene scene) {
        return scene.client().latest(Topics.GENERATIONS).values().stream()
                .map(Generation::getPhase)
                .filter(Phase.RETIRED.id()::equals)
                .count();
    }
}
