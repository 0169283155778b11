package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;

/** How long a rebuild takes is seen on one that nothing happens to; the kill comes at a random moment of that time. */
public final class RebuiltWhileKilled implements Strike {

    /** So many that reading them takes a good part of the time: of few nearly all of it goes into beginning and changing over. */
    static final int REPORTS = 100_000;
    /** A rebuild may be faster than the one before, and over when the kill comes: that was none that was struck. */
    private static final int MOST_REBUILDS = 4;

    @Override
    public String name() {
        return "rebuild-killed";
    }

    @Override
    public String what() {
        return "the only aggregator is killed at a random moment of a rebuild of %,d reports or more, before it has changed over, and started at once"
                .formatted(REPORTS);
    }

    @Override
    public void strike(Scene scene) throws Exception {
        rebuild(name(), scene, scene.stack().aggregator(0));
    }

    /** Kills the victim within a rebuild, and starts it at once. */
    static void rebuild(String fault, Scene scene, Part victim) throws Exception {
        storeReports(scene);
        Duration whole = undisturbed(scene);
        Duration latest = whole;
        for (int i = 0; i < MOST_REBUILDS; i++) {
            if (isStruck(fault, scene, victim, whole, latest)) {
                return;
            }
            latest = latest.dividedBy(2);
        }
        throw new AssertionError("%d rebuilds were over before the kill came".formatted(MOST_REBUILDS));
    }

    private static void storeReports(Scene scene) throws Exception {
        try (Admin admin = scene.client().admin()) {
            int missing = (int) (REPORTS - scene.client().received(admin));
            if (missing > 0) {
                scene.load().flood(missing);
                scene.awaitEverythingUpToNow();
            }
        }
    }

    /** How long one takes until it has changed over. */
    private static Duration undisturbed(Scene scene) throws Exception {
        try (RebuildCommand command = RebuildCommand.start(scene.stack())) {
            scene.await("the rebuild has begun", command::hasBegun);
            long begun = System.nanoTime();
            scene.await("it has changed over", () -> !isBuilding(scene));
            Duration whole = since(begun);
            assertThat(command.awaitDone()).contains("is current");
            return whole;
        }
    }

    /** Whether it was still being built when the victim was dead. */
    private static boolean isStruck(String fault, Scene scene, Part victim, Duration whole, Duration latest)
            throws Exception {
        try (RebuildCommand command = RebuildCommand.start(scene.stack())) {
            scene.await("the rebuild has begun", command::hasBegun);
            long begun = System.nanoTime();
            scene.pass(Duration.ZERO, latest);
            Duration moment = since(begun);
            victim.kill();
            boolean struck = isBuilding(scene);
            victim.start();
            System.out.printf(
                    "%s: killed %d ms into a rebuild that takes %d ms when nothing happens; it was %s%n",
                    fault, moment.toMillis(), whole.toMillis(), struck ? "being built" : "over already");
            assertThat(command.awaitDone()).contains("is current");
            return struck;
        }
    }

    private static boolean isBuilding(Scene scene) {
        return scene.client().latest(Topics.GENERATIONS).values().stream()
                .anyMatch(generation -> generation.getPhase().equals(Phase.BUILDING.id()));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
