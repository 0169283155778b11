package org.hled.local.faults.strike;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.it.FakeClock;
import org.hled.local.stack.Part;

/** @param offset by how much the clock is ahead; negative where it is behind */
public record WrongClock(String name, Duration offset, int number) implements Strike {

    private static final String TOTALS = "/api/v1/totals?scope=programme&limit=10000";

    @Override
    public String what() {
        return "the aggregator is killed; another whose clock is off by %+dh does its work until everything is in, and 0 to 10 s longer, and is killed too"
                .formatted(offset.toHours());
    }

    @Override
    public Optional<String> obstacle() {
        return FakeClock.isInstalled() ? Optional.empty() : Optional.of("needs Debian's faketime");
    }

    @Override
    public void strike(Scene scene) {
        Part right = scene.stack().aggregator(0);
        Part wrong = scene.stack().aggregator(number, FakeClock.off(offset));
        right.kill();
        Instant alone = Instant.now();
        wrong.start();
        scene.awaitEverythingUpToNow();
        JsonNode totals = scene.client().api(TOTALS).path("totals");
        if (!FakeClock.hasMoved(totals, offset, alone)) {
            throw new AssertionError("no total was moved by an aggregator whose clock is off by " + offset);
        }
        scene.pass(Duration.ZERO, Duration.ofSeconds(10));
        wrong.kill();
        right.start();
    }
}
