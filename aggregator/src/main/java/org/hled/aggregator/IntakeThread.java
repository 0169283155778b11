package org.hled.aggregator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.hled.aggregator.intake.IntakeLoop;
import org.hled.aggregator.wire.Backoff;
import org.hled.aggregator.wire.PassingFaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with an Intake until it is told to stop: with new clients where the brokers have let the ones before down. */
final class IntakeThread {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeThread.class);

    private final Supplier<IntakeClients> opening;
    private final Function<IntakeClients, IntakeLoop> loops;
    private final Backoff backoff;
    private final Thread thread;
    private volatile IntakeClients clients;
    private volatile IntakeLoop loop;
    private volatile boolean stopping;

    /**
     * Begins.
     *
     * @param name of the thread
     * @param opening opens clients
     * @param loops makes an Intake of them
     * @param sleeper how it waits for brokers
     * @param onEnd told when it has ended, for whatever reason
     */
    IntakeThread(
            String name,
            Supplier<IntakeClients> opening,
            Function<IntakeClients, IntakeLoop> loops,
            Backoff.Sleeper sleeper,
            Runnable onEnd) {
        this.opening = opening;
        this.loops = loops;
        this.backoff = new Backoff(sleeper);
        this.thread = Thread.ofPlatform().name(name).start(() -> {
            run();
            onEnd.run();
        });
    }

    /** Whether it has its part of the partitions. */
    boolean isAssigned() {
        return isAlive()
                && Optional.ofNullable(loop).filter(IntakeLoop::isAssigned).isPresent();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Tells it to commit what it has, and to end. */
    void stop() {
        stopping = true;
        Optional.ofNullable(clients).ifPresent(open -> open.consumer().wakeup());
    }

    /** Waits until it has ended; false if that takes longer than this, and it is interrupted. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        boolean ended = thread.join(limit);
        if (!ended) {
            thread.interrupt();
        }
        return ended;
    }

    private void run() {
        try {
            do {
                work();
            } while (!stopping && backoff.await());
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.error("a fault that waiting does not mend; stopping, nothing is skipped", e);
            }
        }
    }

    private void work() {
        try (IntakeClients own = opening.get()) {
            clients = own;
            work(loops.apply(own));
        } catch (WakeupException | InterruptException e) {
            // It was told to stop before it had begun, or takes too long to.
        } catch (RuntimeException e) {
            if (!PassingFaults.isPassing(e)) {
                throw e;
            }
            LOG.warn("clients have failed and are replaced: {}", e.toString());
        } finally {
            loop = null;
        }
    }

    private void work(IntakeLoop intake) {
        try {
            intake.begin();
            loop = intake;
            goOn(intake);
            intake.finish();
        } catch (RuntimeException e) {
            intake.discard();
            throw e;
        }
    }

    private void goOn(IntakeLoop intake) {
        try {
            while (!stopping) {
                intake.step();
                backoff.reset();
            }
        } catch (WakeupException e) {
            // It is told to stop.
        }
    }
}
