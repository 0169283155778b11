package org.hled.local.rebuild;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.hled.generation.Generation;
import org.hled.local.fault.Fault;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topics;

/** Follows a generation that is being built until it is current, and the one before is gone. */
final class Watch {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** An aggregator that was killed and started again is back by then. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final Progress progress;
    private final Consumer<String> told;
    private long lastSign = System.nanoTime();
    private Object lastSeen = Optional.empty();
    private OptionalLong historyEnd = OptionalLong.empty();
    private final LaterPulses pulses = new LaterPulses();

    /** Whether the same command, given again, follows it. */
    private volatile boolean unfinished = true;

    /** @param told what there is to tell, as it comes; often the same again */
    Watch(Cluster cluster, Consumer<String> told) {
        this.cluster = cluster;
        this.progress = new Progress(cluster);
        this.told = told;
    }

    /**
     * Returns when all is done.
     *
     * @return where the history ended when the generation was last seen before it became current; empty if it never was
     * @throws Fault if nobody works on it for long
     */
    OptionalLong follow(int number) {
        while (!isDone(number)) {
            pause();
        }
        return historyEnd;
    }

    private boolean isDone(int number) {
        try {
            boolean done = look(number);
            if (!done && System.nanoTime() - lastSign > SILENCE.toNanos()) {
                throw new Fault("no aggregator has worked on generation %d for %d s: is one running? %s"
                        .formatted(number, SILENCE.toSeconds(), goesOn(number)));
            }
            return done;
        } catch (KafkaException e) {
            if (System.nanoTime() - lastSign > SILENCE.toNanos()) {
                throw new Fault(
                        "the broker at %s has not answered for %d s: is it running? %s"
                                .formatted(cluster.target().bootstrapServers(), SILENCE.toSeconds(), goesOn(number)),
                        e);
            }
            return false;
        }
    }

    /** What becomes of it where nobody follows it any more. */
    String goesOn(int number) {
        return unfinished
                ? "generation %d goes on by itself; ./hled rebuild follows it again".formatted(number)
                : "generation %d is current; what differs from before stands in /api/v1/corrections".formatted(number);
    }

    private boolean look(int number) {
        // Before the phase: what the change brings stands behind it.
        long end = Changed.end(cluster, Topics.HISTORY);
        Generations generations = cluster.generations();
        Generation generation = generations.of(number).orElseThrow(() -> vanished(number));
        Map<String, Boolean> groups = cluster.groups();
        Road road = new Road(number);
        boolean atWork = groups.getOrDefault(road.intake(), false);
        return switch (Phase.of(generation.getPhase()).orElseThrow(() -> vanished(number))) {
            case BUILDING -> {
                historyEnd = OptionalLong.of(end);
                Look look = progress.of(generation);
                sign(atWork, look.read() + look.waiting());
                told.accept(atWork ? look.text() : "generation %d: waiting for an aggregator".formatted(number));
                yield false;
            }
            case CURRENT, RETIRED -> {
                Former former = Former.of(generations, number);
                unfinished = !former.isGone(groups.keySet(), cluster.topics());
                Changed.lastPulse(cluster)
                        .ifPresent(pulse -> pulses.take(pulse.getAsOf().toEpochMilli()));
                sign(atWork, unfinished);
                told.accept("generation %d is current; %s"
                        .formatted(
                                number,
                                unfinished
                                        ? "what generation %d had is being deleted".formatted(former.number())
                                        : "all figures are being gone over"));
                yield !unfinished && pulses.areEnough();
            }
        };
    }

    private static Fault vanished(int number) {
        return new Fault("generation %d is no longer among those on %s".formatted(number, Topics.GENERATIONS.name()));
    }

    /** Somebody works on it, or something of it has changed. */
    private void sign(boolean atWork, Object seen) {
        if (atWork || !seen.equals(lastSeen)) {
            lastSign = System.nanoTime();
        }
        lastSeen = seen;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
