package org.hled.local.faults.strike;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.hled.local.faults.Scene;
import org.hled.local.stack.Part;

/** Two aggregators that share the work. The one that has the Roll-up and the other have their turns. */
final class TwoAggregators {

    private static final List<Integer> BOTH = List.of(0, 1);

    private boolean ownerWasStruck;

    /** Starts the second where it does not run yet, waits until both have work, and gives the one whose turn it is. */
    Part nextVictim(String fault, Scene scene) {
        List<Part> parts =
                BOTH.stream().map(number -> scene.stack().aggregator(number)).toList();
        if (!parts.getLast().isRunning()) {
            parts.getLast().start();
        }
        scene.await("both aggregators have work", () -> parts.stream().allMatch(part -> hasWork(scene, part)));
        int owner = owner(scene);
        ownerWasStruck = !ownerWasStruck;
        Part victim = parts.get(ownerWasStruck ? owner : 1 - owner);
        System.out.printf(
                "%s: the %s is struck, which %s%n",
                fault, victim.name(), ownerWasStruck ? "has the Roll-up" : "has not the Roll-up");
        return victim;
    }

    private static int owner(Scene scene) {
        try (Admin admin = scene.client().admin()) {
            return scene.await(
                            "an aggregator has the Roll-up",
                            () -> RollUpOwner.among(BOTH, scene.stack(), admin),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static boolean hasWork(Scene scene, Part part) {
        return scene.client().outcomes(part).values().stream().anyMatch(count -> count > 0);
    }
}
