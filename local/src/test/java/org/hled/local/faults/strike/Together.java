package org.hled.local.faults.strike;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;

/** Several at once, none of which needs an arrangement of its own. */
public record Together(List<Strike> strikes) implements Strike {

    @Override
    public String name() {
        return strikes.stream().map(Strike::name).collect(Collectors.joining(" + "));
    }

    @Override
    public String what() {
        return "at once: " + strikes.stream().map(Strike::what).collect(Collectors.joining("; "));
    }

    @Override
    public void strike(Scene scene) throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (Strike strike : strikes) {
            // Each has random numbers of its own: which of them asks first must not matter.
            Scene own = new Scene(
                    scene.stack(),
                    scene.client(),
                    scene.load(),
                    scene.served(),
                    new Random(scene.random().nextLong()));
            all.add(() -> {
                strike.strike(own);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(all)) {
                each.get();
            }
        }
    }
}
