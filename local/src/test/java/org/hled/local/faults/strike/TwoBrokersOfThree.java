package org.hled.local.faults.strike;

import java.time.Duration;
import java.util.List;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.local.stack.StackConfig;

/** The one that is left may take nothing: it would be the only one to have it. */
public final class TwoBrokersOfThree implements Strike {

    private static final int OK = 200;
    /** What was under way has come to its end, or never will. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "two-brokers-of-three";
    }

    @Override
    public String what() {
        return "two of three brokers are killed until the API says that it is stale, and 0 to 10 s longer; writes must wait";
    }

    @Override
    public Arrangement arrange(StackConfig config) {
        return ThreeBrokers.arrangement();
    }

    @Override
    public void strike(Scene scene) throws Exception {
        List<Part> victims = ThreeBrokers.some(scene, 2);
        scene.pass(Duration.ZERO, Duration.ofSeconds(2));
        victims.forEach(Part::kill);
        try (WaitingWrites writes = new WaitingWrites(scene.stack().bootstrapServers())) {
            scene.pass(UNDER_WAY, UNDER_WAY);
            long version = scene.served().version();
            scene.await("an API without a quorum says that it is stale", scene.served()::isStale);
            scene.await("an aggregator whose brokers take nothing is not ready", () -> !isReady(scene));
            Said.of(scene).isStale();
            scene.pass(Duration.ZERO, Duration.ofSeconds(10));
            writes.requireAllWait();
            if (scene.served().version() != version) {
                throw new AssertionError("totals went on from version %d to %d with one broker of three"
                        .formatted(version, scene.served().version()));
            }
            victims.forEach(Part::launch);
            victims.forEach(Part::awaitReady);
            scene.await("writes that waited are taken", writes::areTaken);
        }
        scene.awaitEverythingUpToNow();
        Said.awaitCurrent(scene);
    }

    private static boolean isReady(Scene scene) {
        return scene.client()
                        .get(scene.stack().aggregator(0), "/health/readiness")
                        .statusCode()
                == OK;
    }
}
