package org.hled.local.faults.strike;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Ports;
import org.hled.local.stack.StackConfig;

/** The API reaches the broker by a listener of its own, which is announced at the proxy's port. */
public final class ApiCutOff implements Strike {

    private TcpProxy line;

    @Override
    public String name() {
        return "api-cut-off";
    }

    @Override
    public String what() {
        return "the API is cut off from the broker until it says that it is stale, and 0 to 10 s longer";
    }

    @Override
    public Arrangement arrange(StackConfig config) throws IOException {
        Set<Integer> given = new HashSet<>(config.ports());
        int listener = Ports.freeBeside(given);
        int controller = Ports.freeBeside(given);
        line = new TcpProxy(listener);
        return new Arrangement(
                Map.of(
                        "controller.quorum.voters",
                        "1@127.0.0.1:" + controller,
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,API://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(config.kafkaPort(), listener, controller),
                        "advertised.listeners",
                        "PLAINTEXT://127.0.0.1:%d,API://127.0.0.1:%d".formatted(config.kafkaPort(), line.port()),
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,API:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.of(),
                Map.of("HLED_BOOTSTRAP_SERVERS", "127.0.0.1:" + line.port()),
                line);
    }

    @Override
    public void strike(Scene scene) {
        line.cut();
        scene.await("an API without a broker says that it is stale", scene.served()::isStale);
        scene.pass(Duration.ZERO, Duration.ofSeconds(10));
        line.mend();
        scene.await(
                "an API that has caught up is not stale", () -> !scene.served().isStale());
    }
}
