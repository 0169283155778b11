package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class ApiKilled implements Strike {

    @Override
    public String name() {
        return "api-killed";
    }

    @Override
    public String what() {
        return "the API is killed and started, while it is asked ten times a second";
    }

    @Override
    public void strike(Scene scene) {
        scene.pass(Duration.ZERO, Duration.ofSeconds(2));
        scene.stack().api(0).kill();
        scene.stack().api(0).start();
    }
}
