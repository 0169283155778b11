package org.hled.local.rebuild;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;
import org.hled.generation.Generation;
import org.hled.local.fault.Fault;
import org.hled.local.publish.Refusal;
import org.hled.local.publish.Target;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.UnknownSchemaException;

/**
 * Rebuilds all totals from the input topics, beside those that stand, and follows it to the end. The aggregators do the work: it goes
 * on without whoever began it.
 */
public final class Rebuild {

    private final Target target;
    private final Ticker ticker;

    /**
     * @param target where the stack is
     * @param out where progress is shown
     * @param terminal whether that is a terminal
     */
    public Rebuild(Target target, PrintStream out, boolean terminal) {
        this.target = target;
        this.ticker = new Ticker(out, terminal);
    }

    /**
     * Begins a generation, or follows the one that was begun; returns when it is current and the one before is gone.
     *
     * @param partitions how many partitions its topic of reports is to have; empty for as many as the current one's
     * @throws Fault if broker, registry or aggregators do not answer, or another number of partitions cannot be had
     */
    public void run(OptionalInt partitions) {
        try (Cluster cluster = new Cluster(target)) {
            follow(cluster, begin(cluster, partitions));
        } catch (RegistryUnavailableException e) {
            throw new Fault(
                    "%s: is it running, and is --registry-port or --schema-registry right?".formatted(e.getMessage()),
                    e);
        } catch (KafkaException e) {
            throw Refusal.of(target, e.getCause() == null ? e : e.getCause());
        }
    }

    private Generation begin(Cluster cluster, OptionalInt partitions) {
        if (!cluster.topics().contains(Topics.GENERATIONS.name())) {
            throw new Fault("the broker lacks %s, which the aggregator makes: is it running?"
                    .formatted(Topics.GENERATIONS.name()));
        }
        try {
            return new Beginning(cluster).beginOrFind(partitions);
        } catch (UnknownSchemaException e) {
            throw new Fault("%s, which the aggregator registers: is it running?".formatted(e.getMessage()), e);
        }
    }

    private void follow(Cluster cluster, Generation generation) {
        int number = generation.getNumber();
        ticker.say(begun(generation));
        Watch watch = new Watch(cluster, ticker);
        Thread onSignal = new Thread(() -> ticker.end(watch.goesOn(number)), "signalled");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            OptionalLong historyEnd = watch.follow(number);
            ticker.say(
                    historyEnd.isPresent()
                            ? said(number, Changed.since(cluster, historyEnd.getAsLong()))
                            : watch.goesOn(number));
        } finally {
            remove(onSignal);
        }
    }

    private static String begun(Generation generation) {
        String text = Phase.BUILDING.id().equals(generation.getPhase())
                ? "generation %d is being built beside the one that is served, since %s; Ctrl-C ends this command only"
                : "generation %d is current since %s, and what was before it is being deleted; Ctrl-C ends this command only";
        return text.formatted(generation.getNumber(), generation.getSince().truncatedTo(ChronoUnit.SECONDS));
    }

    static String said(int number, Changed changed) {
        return switch (changed.totals()) {
            case 0 ->
                "generation %d is current: no total differs from before; version %d goes on"
                        .formatted(number, changed.version());
            case 1 ->
                "generation %d is current: 1 total differs from before, as a correction of version %d says: /api/v1/corrections"
                        .formatted(number, changed.version());
            default ->
                "generation %d is current: %,d totals differ from before, as corrections up to version %d say: /api/v1/corrections"
                        .formatted(number, changed.totals(), changed.version());
        };
    }

    private static void remove(Thread onSignal) {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // A signal has come, and the hook does its work.
        }
    }
}
