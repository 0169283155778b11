package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

public final class BrokerKilled implements Strike {

    @Override
    public String name() {
        return "broker-killed";
    }

    @Override
    public String what() {
        return "the only broker is killed, and started 0 to 10 s later";
    }

    @Override
    public void strike(Scene scene) {
        scene.pass(Duration.ZERO, Duration.ofSeconds(2));
        scene.stack().broker().kill();
        scene.pass(Duration.ZERO, Duration.ofSeconds(10));
        scene.stack().broker().start();
    }
}
