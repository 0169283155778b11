package org.hled.local.faults.strike;

import java.time.Duration;
import java.util.Optional;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.it.FakeClock;
import org.hled.local.stack.Part;

/** @param offset as faketime writes it, such as +1h */
public record WrongClock(String name, String offset, int number) implements Strike {

    @Override
    public String what() {
        return "the aggregator is killed; another whose clock is off by %s does its work for 10 s, and is killed too"
                .formatted(offset);
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
        wrong.start();
        scene.pass(Duration.ofSeconds(10), Duration.ofSeconds(15));
        wrong.kill();
        right.start();
    }
}
