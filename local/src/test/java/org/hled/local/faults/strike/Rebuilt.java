package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class Rebuilt implements Strike {

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String what() {
        return "nothing fails: all totals are rebuilt from the input topics by `./hled rebuild`, and readers changed over";
    }

    @Override
    public void strike(Scene scene) throws Exception {
        try (RebuildCommand command = RebuildCommand.start(scene.stack())) {
            assertThat(command.awaitDone()).contains("is current");
        }
    }
}
