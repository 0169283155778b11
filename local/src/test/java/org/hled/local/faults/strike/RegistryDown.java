package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class RegistryDown implements Strike {

    @Override
    public String name() {
        return "registry-down";
    }

    @Override
    public String what() {
        return "the registry is killed for 5 to 40 s, while records of a schema come that nobody has seen yet";
    }

    @Override
    public void strike(Scene scene) {
        int schema = scene.load().registerNewSchema();
        scene.stack().registry().kill();
        scene.load().useSchema(schema);
        scene.pass(Duration.ofSeconds(5), Duration.ofSeconds(40));
        scene.stack().registry().start();
    }
}
